package org.vicinity.browser.display;

import java.awt.Color;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.UIManager;

/**
 * The few colours beyond those of the look and feel. A colour that was taken from here once follows
 * the theme whenever it changes, so components may keep it.
 */
public final class Palette {
  private static final Color LIGHT_RED = new Color(0xff, 0x8a, 0x80);
  private static final Color DARK_RED = new Color(0xb3, 0x26, 0x1e);
  private static final Color LIGHT_AMBER = new Color(0xff, 0xcc, 0x80);
  private static final Color DARK_AMBER = new Color(0x8a, 0x53, 0x00);

  private Palette() {}

  /** Looks its value up whenever it is painted with. */
  private static final class Themed extends Color {
    private final transient Supplier<Color> now;

    Themed(Supplier<Color> now) {
      super(0);
      this.now = now;
    }

    @Override
    public int getRGB() {
      return now.get().getRGB();
    }
  }

  /** Returns the colour of what is to be read. */
  public static Color text() {
    return new Themed(Palette::foreground);
  }

  /** Returns the colour of what is secondary. */
  public static Color muted() {
    return new Themed(() -> blend(foreground(), background(), 0.62));
  }

  /** Returns the colour of lines and quiet fills. */
  public static Color quiet() {
    return new Themed(() -> blend(foreground(), background(), 0.10));
  }

  /** Returns the colour of what the eye shall find. */
  public static Color accent() {
    return new Themed(() -> themed("Component.accentColor", new Color(0x26, 0x75, 0xbf)));
  }

  /** Returns the accent for words, which have to be read on the background. */
  public static Color accentText() {
    return new Themed(
        () -> isDark() ? blend(accent(), Color.WHITE, 0.5) : blend(accent(), Color.BLACK, 0.85));
  }

  /** Returns the colour of what went wrong. */
  public static Color danger() {
    return new Themed(() -> isDark() ? LIGHT_RED : DARK_RED);
  }

  /** Returns the colour of what needs attention. */
  public static Color warning() {
    return new Themed(() -> isDark() ? LIGHT_AMBER : DARK_AMBER);
  }

  /** Returns a mixture: 1 is all the first, 0 all the second. */
  public static Color blend(Color first, Color second, double share) {
    return new Color(
        mix(first.getRed(), second.getRed(), share),
        mix(first.getGreen(), second.getGreen(), share),
        mix(first.getBlue(), second.getBlue(), share));
  }

  /** Returns whether the look and feel is a dark one. */
  public static boolean isDark() {
    Color back = background();
    return back.getRed() + back.getGreen() + back.getBlue() < 3 * 128;
  }

  private static Color foreground() {
    return themed("Label.foreground", Color.BLACK);
  }

  private static Color background() {
    return themed("Panel.background", Color.WHITE);
  }

  private static Color themed(String key, Color otherwise) {
    return Optional.ofNullable(UIManager.getColor(key)).orElse(otherwise);
  }

  private static int mix(int first, int second, double share) {
    return (int) Math.round(first * share + second * (1 - share));
  }
}
