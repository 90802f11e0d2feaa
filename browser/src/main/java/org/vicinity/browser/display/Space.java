package org.vicinity.browser.display;

import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.Insets;
import javax.swing.Box;
import javax.swing.border.Border;
import javax.swing.border.EmptyBorder;
import org.vicinity.browser.language.Direction;

/**
 * Lengths on the screen. The shell counts in units that are pixels at 100 %; where the desktop asks
 * for larger letters, everything between them grows as well.
 */
public final class Space {
  private Space() {}

  /** Returns a length in the pixels that Swing counts in. */
  public static int of(int units) {
    return UIScale.scale(units);
  }

  /** Returns empty room around something; leading is where lines begin. */
  public static Border border(int top, int leading, int bottom, int trailing) {
    Insets room = insets(top, leading, bottom, trailing);
    return new EmptyBorder(room.top, room.left, room.bottom, room.right);
  }

  /** Returns empty room as insets. */
  public static Insets insets(int top, int leading, int bottom, int trailing) {
    boolean leftToRight = Direction.now().isLeftToRight();
    return new Insets(
        of(top),
        of(leftToRight ? leading : trailing),
        of(bottom),
        of(leftToRight ? trailing : leading));
  }

  /** Returns a size. */
  public static Dimension size(int width, int height) {
    return new Dimension(of(width), of(height));
  }

  /** Returns empty room between what lies on top of one another. */
  public static Component down(int units) {
    return Box.createVerticalStrut(of(units));
  }

  /** Returns empty room between what stands side by side. */
  public static Component across(int units) {
    return Box.createHorizontalStrut(of(units));
  }
}
