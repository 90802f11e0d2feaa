import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/**
 * Draws the demo's film and writes it to standard output as YUV4MPEG2 (4:2:0), for an encoder to
 * read. One day passes over hills while a small device on the ground sends out rings; the time and
 * the frame number are in the picture, so that a seek can be checked by looking. The same frames
 * come out on every run and every machine: no font, no clock, a seeded random number generator.
 *
 * <p>Run with {@code java FilmFrames.java > film.y4m}; see {@code make-film.sh}.
 */
public final class FilmFrames {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 360;
  private static final int FRAMES_PER_SECOND = 25;
  private static final int SECONDS = 24;

  /** Rows of five bits, top first: the few glyphs that the film needs. */
  private static final String GLYPHS = "0123456789:.VICNTY";

  private static final int[][] GLYPH_ROWS = {
    {14, 17, 19, 21, 25, 17, 14}, {4, 12, 4, 4, 4, 4, 14}, {14, 17, 1, 6, 8, 16, 31},
    {14, 17, 1, 6, 1, 17, 14}, {2, 6, 10, 18, 31, 2, 2}, {31, 16, 30, 1, 1, 17, 14},
    {6, 8, 16, 30, 17, 17, 14}, {31, 1, 2, 4, 8, 8, 8}, {14, 17, 17, 14, 17, 17, 14},
    {14, 17, 17, 15, 1, 2, 12}, {0, 4, 4, 0, 4, 4, 0}, {0, 0, 0, 0, 0, 12, 12},
    {17, 17, 17, 17, 17, 10, 4}, {14, 4, 4, 4, 4, 4, 14}, {14, 17, 16, 16, 16, 17, 14},
    {17, 25, 21, 19, 17, 17, 17}, {31, 4, 4, 4, 4, 4, 4}, {17, 17, 10, 4, 4, 4, 4},
  };

  private static final double[][] STARS = stars();

  private FilmFrames() {}

  public static void main(String[] arguments) throws IOException {
    int frames = SECONDS * FRAMES_PER_SECOND;
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    // Not System.out: a PrintStream swallows a full disk.
    try (OutputStream out =
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 20)) {
      String header =
          "YUV4MPEG2 W%d H%d F%d:1 Ip A1:1 C420jpeg\n".formatted(WIDTH, HEIGHT, FRAMES_PER_SECOND);
      out.write(header.getBytes(StandardCharsets.US_ASCII));
      for (int frame = 0; frame < frames; frame++) {
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        draw(g, frame, frames);
        g.dispose();
        out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
        writePlanes(image, out);
      }
    }
  }

  private static void draw(Graphics2D g, int frame, int frames) {
    double time = frame / (double) FRAMES_PER_SECOND;
    double day = frame / (double) frames;
    double light = Math.max(0, Math.sin(Math.PI * day));
    sky(g, light, day);
    hills(g, time * 6, 250, 34, mix(new Color(38, 52, 92), new Color(120, 170, 170), light));
    hills(g, time * 14, 282, 26, mix(new Color(26, 38, 66), new Color(84, 142, 116), light));
    hills(g, time * 30, 312, 16, mix(new Color(16, 26, 44), new Color(52, 104, 76), light));
    device(g, time);
    captions(g, frame, frames, time);
  }

  private static void sky(Graphics2D g, double light, double day) {
    Color top = mix(new Color(10, 14, 40), new Color(70, 140, 220), light);
    Color bottom = mix(new Color(60, 40, 90), new Color(250, 214, 170), light);
    g.setPaint(new GradientPaint(0, 0, top, 0, 270, bottom));
    g.fillRect(0, 0, WIDTH, HEIGHT);
    for (double[] star : STARS) {
      int alpha = (int) (200 * (1 - light) * star[2]);
      g.setColor(new Color(255, 255, 255, alpha));
      g.fill(new Ellipse2D.Double(star[0] * WIDTH, star[1] * 220, 1.5 + star[2], 1.5 + star[2]));
    }
    double x = -40 + day * (WIDTH + 80);
    double y = 250 - 200 * Math.sin(Math.PI * day);
    g.setColor(new Color(255, 236, 170, 70));
    g.fill(new Ellipse2D.Double(x - 44, y - 44, 88, 88));
    g.setColor(new Color(255, 226, 130));
    g.fill(new Ellipse2D.Double(x - 26, y - 26, 52, 52));
  }

  private static void hills(Graphics2D g, double shift, int base, int height, Color color) {
    Path2D path = new Path2D.Double();
    path.moveTo(0, HEIGHT);
    for (int x = 0; x <= WIDTH; x += 4) {
      double at = (x + shift) / 90.0;
      path.lineTo(x, base - height * (0.6 * Math.sin(at) + 0.4 * Math.sin(at * 2.3 + base)));
    }
    path.lineTo(WIDTH, HEIGHT);
    path.closePath();
    g.setColor(color);
    g.fill(path);
  }

  private static void device(Graphics2D g, double time) {
    int x = 500;
    int y = 262;
    for (int ring = 0; ring < 4; ring++) {
      double phase = (time / 2 + ring / 4.0) % 1;
      double radius = 16 + phase * 110;
      g.setColor(new Color(255, 255, 255, (int) (190 * (1 - phase))));
      g.setStroke(new BasicStroke((float) (5 - 3 * phase)));
      g.draw(new Arc2D.Double(x - radius, y - radius, 2 * radius, 2 * radius, 35, 110, Arc2D.OPEN));
    }
    g.setColor(new Color(24, 28, 38));
    g.fill(new RoundRectangle2D.Double(x - 42, y, 84, 34, 14, 14));
    g.setColor(new Color(64, 72, 92));
    g.fill(new RoundRectangle2D.Double(x - 36, y + 5, 72, 24, 10, 10));
    boolean lit = (int) (time * 2) % 2 == 0;
    g.setColor(lit ? new Color(90, 240, 150) : new Color(40, 110, 76));
    g.fill(new Ellipse2D.Double(x + 18, y + 12, 10, 10));
  }

  private static void captions(Graphics2D g, int frame, int frames, double time) {
    g.setColor(new Color(0, 0, 0, 120));
    g.fill(new RoundRectangle2D.Double(18, 18, 264, 60, 16, 16));
    g.setColor(Color.WHITE);
    int hundredths = frame * 100 / FRAMES_PER_SECOND;
    text(g, "00:%02d.%02d".formatted(hundredths / 100, hundredths % 100), 32, 30, 5);
    text(g, "%03d".formatted(frame), WIDTH - 76, 22, 3);
    text(g, "VICINITY", WIDTH - 166, HEIGHT - 46, 3);
    g.setColor(new Color(255, 255, 255, 60));
    g.fillRect(0, HEIGHT - 8, WIDTH, 8);
    g.setColor(new Color(90, 240, 150));
    g.fillRect(0, HEIGHT - 8, (int) Math.round(WIDTH * (frame + 1) / (double) frames), 8);
  }

  private static void text(Graphics2D g, String text, int left, int top, int dot) {
    for (int i = 0; i < text.length(); i++) {
      int[] rows = GLYPH_ROWS[GLYPHS.indexOf(text.charAt(i))];
      for (int row = 0; row < rows.length; row++) {
        for (int column = 0; column < 5; column++) {
          if ((rows[row] >> (4 - column) & 1) == 1) {
            g.fillRect(left + (i * 6 + column) * dot, top + row * dot, dot, dot);
          }
        }
      }
    }
  }

  /** BT.601 in studio range, what players assume of an unmarked stream; chroma is the mean of four. */
  private static void writePlanes(BufferedImage image, OutputStream out) throws IOException {
    int[] rgb = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    byte[] luma = new byte[WIDTH * HEIGHT];
    byte[] blue = new byte[luma.length / 4];
    byte[] red = new byte[luma.length / 4];
    for (int y = 0; y < HEIGHT; y += 2) {
      for (int x = 0; x < WIDTH; x += 2) {
        double cb = 0;
        double cr = 0;
        for (int corner = 0; corner < 4; corner++) {
          int at = (y + corner / 2) * WIDTH + x + corner % 2;
          int r = rgb[at] >> 16 & 255;
          int g = rgb[at] >> 8 & 255;
          int b = rgb[at] & 255;
          luma[at] = clamp(16 + 0.256788 * r + 0.504129 * g + 0.097906 * b);
          cb += 128 - 0.148223 * r - 0.290993 * g + 0.439216 * b;
          cr += 128 + 0.439216 * r - 0.367788 * g - 0.071427 * b;
        }
        blue[y / 2 * (WIDTH / 2) + x / 2] = clamp(cb / 4);
        red[y / 2 * (WIDTH / 2) + x / 2] = clamp(cr / 4);
      }
    }
    out.write(luma);
    out.write(blue);
    out.write(red);
  }

  private static byte clamp(double value) {
    return (byte) Math.max(0, Math.min(255, Math.round(value)));
  }

  private static Color mix(Color from, Color to, double share) {
    return new Color(
        (int) (from.getRed() + (to.getRed() - from.getRed()) * share),
        (int) (from.getGreen() + (to.getGreen() - from.getGreen()) * share),
        (int) (from.getBlue() + (to.getBlue() - from.getBlue()) * share));
  }

  private static double[][] stars() {
    Random random = new Random(1);
    double[][] stars = new double[70][];
    for (int i = 0; i < stars.length; i++) {
      stars[i] = new double[] {random.nextDouble(), random.nextDouble(), random.nextDouble()};
    }
    return stars;
  }
}
