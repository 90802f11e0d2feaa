package org.vicinity.browser.display;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import com.formdev.flatlaf.extras.FlatSVGUtils;
import java.awt.Color;
import java.awt.Image;
import java.util.List;
import java.util.Locale;
import javax.swing.Icon;

/** The shell's own pictures: sharp at every scale, in the theme's colours. */
public enum ShellIcon {
  /** An arrow to the left. */
  BACK,
  /** An arrow to the right. */
  FORWARD,
  /** A round arrow. */
  RELOAD,
  /** A cross. */
  STOP,
  /** An arrow upwards. */
  UP,
  /** An arrow downwards. */
  DOWN,
  /** A plus. */
  ADD,
  /** A wheel. */
  SETTINGS,
  /** A padlock; for public certificates only. */
  LOCK,
  /** A triangle. */
  WARNING,
  /** A box that sends. */
  DEVICE,
  /** A screen. */
  COMPUTER,
  /** A letter i. */
  INFO;

  private static final String FOLDER = "org/vicinity/browser/display/";

  /** Returns the picture, 16 units wide and high. */
  public Icon icon() {
    return new FlatSVGIcon(
        FOLDER + "icons/" + name().toLowerCase(Locale.ROOT) + ".svg",
        ShellIcon.class.getClassLoader());
  }

  /** Returns the picture in a colour of its own, such as that of a text beside it. */
  public Icon icon(Color color) {
    FlatSVGIcon icon = (FlatSVGIcon) icon();
    icon.setColorFilter(new FlatSVGIcon.ColorFilter(any -> color));
    return icon;
  }

  /** Returns the product's sign in all sizes that window managers ask for. */
  public static List<Image> ofProduct() {
    return FlatSVGUtils.createWindowIconImages("/" + FOLDER + "vicinity.svg");
  }
}
