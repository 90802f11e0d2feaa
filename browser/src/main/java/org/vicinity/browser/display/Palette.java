package org.vicinity.browser.display;

import java.awt.Color;
import java.util.Optional;
import javax.swing.UIManager;

/** The few colours beyond those of the look and feel; they follow its light or dark theme. */
public final class Palette {
  private Palette() {}

  /** Returns the colour of what is secondary. */
  public static Color muted() {
    return blend(foreground(), background(), 0.62);
  }

  /** Returns the colour of lines and quiet fills. */
  public static Color quiet() {
    return blend(foreground(), background(), 0.10);
  }

  /** Returns the colour of what the eye shall find. */
  public static Color accent() {
    return themed("Component.accentColor", new Color(0x26, 0x75, 0xbf));
  }

  /** Returns the colour of what went wrong. */
  public static Color danger() {
    return isDark() ? new Color(0xff, 0x8a, 0x80) : new Color(0xb3, 0x26, 0x1e);
  }

  /** Returns the colour of what needs attention. */
  public static Color warning() {
    return isDark() ? new Color(0xff, 0xcc, 0x80) : new Color(0x8a, 0x53, 0x00);
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
