package org.vicinity.browser.display;

import java.awt.Graphics;
import java.awt.Rectangle;
import javax.swing.UIManager;

/** The line around what has the keyboard, for parts that the look and feel marks too weakly. */
public final class FocusRing {
  /** How wide the line is, in the user interface's units. */
  public static final int WIDTH = 2;

  private FocusRing() {}

  /** Returns the same in pixels. */
  static int width() {
    return Space.of(WIDTH);
  }

  /** Paints it, inside of these bounds. */
  public static void paint(Graphics canvas, Rectangle around) {
    int width = width();
    canvas.setColor(UIManager.getColor("Component.focusedBorderColor"));
    canvas.fillRect(around.x, around.y, around.width, width);
    canvas.fillRect(around.x, around.y + around.height - width, around.width, width);
    canvas.fillRect(around.x, around.y, width, around.height);
    canvas.fillRect(around.x + around.width - width, around.y, width, around.height);
  }
}
