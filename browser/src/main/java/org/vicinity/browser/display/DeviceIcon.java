package org.vicinity.browser.display;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import javax.swing.Icon;

/**
 * A picture of a kind of device, drawn with lines on a tinted tile. Drawn rather than loaded, so it
 * is sharp at every scale, follows the theme, and needs no font.
 */
public final class DeviceIcon implements Icon {
  /** The shapes are drawn on a grid of so many units. */
  private static final double GRID = 24;

  private static final float LINE = 1.6f;

  private final DeviceKind kind;
  private final int size;

  /**
   * Makes one.
   *
   * @param size width and height in the user interface's units
   */
  public DeviceIcon(DeviceKind kind, int size) {
    this.kind = kind;
    this.size = Space.of(size);
  }

  @Override
  public int getIconWidth() {
    return size;
  }

  @Override
  public int getIconHeight() {
    return size;
  }

  @Override
  public void paintIcon(Component on, Graphics graphics, int x, int y) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      Color accent = Palette.accent();
      Color back = on == null ? Color.WHITE : on.getBackground();
      g.translate(x, y);
      g.setColor(Palette.blend(accent, back, Palette.isDark() ? 0.34 : 0.16));
      g.fill(new RoundRectangle2D.Double(0, 0, size, size, size * 0.4, size * 0.4));
      double inner = size * 0.64;
      g.translate((size - inner) / 2, (size - inner) / 2);
      g.scale(inner / GRID, inner / GRID);
      g.setColor(Palette.isDark() ? Palette.blend(accent, Color.WHITE, 0.6) : accent);
      g.setStroke(new BasicStroke(LINE, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      shapes(kind).forEach(g::draw);
    } finally {
      g.dispose();
    }
  }

  private static List<Shape> shapes(DeviceKind kind) {
    return switch (kind) {
      case MEDIA_SERVER -> mediaServer();
      case STORAGE ->
          List.of(
              box(3, 4, 18, 7, 2),
              box(3, 13, 18, 7, 2),
              dot(7, 7.5),
              dot(7, 16.5),
              line(12, 7.5, 17, 7.5),
              line(12, 16.5, 17, 16.5));
      case DISPLAY -> List.of(box(2, 4, 20, 13, 2), line(12, 17, 12, 20.5), line(7, 21, 17, 21));
      case SPEAKER ->
          List.of(box(6, 2, 12, 20, 2.5), circle(12, 14.5, 4), circle(12, 14.5, 1), dot(12, 6.5));
      case PRINTER ->
          List.of(
              box(3, 9, 18, 8, 2),
              path(7, 9, 7, 3, 17, 3, 17, 9),
              box(7, 14, 10, 7, 1),
              dot(17.5, 11.5));
      case CAMERA ->
          List.of(box(2, 7, 20, 13, 2.5), circle(12, 13.5, 4), path(8, 7, 9.5, 4, 14.5, 4, 16, 7));
      case ROUTER ->
          List.of(
              box(3, 14, 18, 7, 2),
              dot(7, 17.5),
              dot(11, 17.5),
              line(17, 14, 17, 8),
              arc(17, 8, 3.5),
              arc(17, 8, 6.5));
      case LIGHT ->
          List.of(
              new Arc2D.Double(6, 2, 12, 12, -50, 280, Arc2D.OPEN),
              line(8.2, 12.6, 9, 17),
              line(15.8, 12.6, 15, 17),
              line(9, 17, 15, 17),
              line(10, 20.5, 14, 20.5));
      case OTHER -> List.of(box(4, 6, 16, 12, 2.5), dot(8, 14.5), line(12, 14.5, 16.5, 14.5));
    };
  }

  private static List<Shape> mediaServer() {
    Path2D.Double play = new Path2D.Double();
    play.moveTo(10, 6.2);
    play.lineTo(15, 9);
    play.lineTo(10, 11.8);
    play.closePath();
    return List.of(
        box(3, 2.5, 18, 13, 2.5), play, box(3, 18, 18, 4, 1.5), dot(6.5, 20), line(11, 20, 17, 20));
  }

  private static Shape box(double x, double y, double width, double height, double corner) {
    return new RoundRectangle2D.Double(x, y, width, height, 2 * corner, 2 * corner);
  }

  private static Shape circle(double x, double y, double radius) {
    return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
  }

  private static Shape dot(double x, double y) {
    return circle(x, y, 0.4);
  }

  private static Shape arc(double x, double y, double radius) {
    return new Arc2D.Double(x - radius, y - radius, 2 * radius, 2 * radius, 35, 110, Arc2D.OPEN);
  }

  private static Shape line(double x1, double y1, double x2, double y2) {
    return new Line2D.Double(x1, y1, x2, y2);
  }

  private static Shape path(double... points) {
    Path2D.Double path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int at = 2; at < points.length; at += 2) {
      path.lineTo(points[at], points[at + 1]);
    }
    return path;
  }
}
