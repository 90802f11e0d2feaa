package org.vicinity.browser.display;

import java.awt.Component;
import java.awt.Graphics;
import java.awt.Insets;
import java.awt.KeyboardFocusManager;
import java.awt.Rectangle;
import java.awt.event.FocusEvent;
import java.awt.event.FocusListener;
import javax.swing.BorderFactory;
import javax.swing.border.AbstractBorder;
import javax.swing.border.Border;
import javax.swing.text.JTextComponent;

/**
 * Texts that are read and copied by key, but not changed: Tab leaves them, and a line around them
 * shows that the keyboard is there, where otherwise the caret would.
 */
public final class ReachableText {
  private ReachableText() {}

  /**
   * Makes a text one of these.
   *
   * @param room what stays free around the line
   */
  public static void make(JTextComponent text, Border room) {
    text.setEditable(false);
    // An area keeps Tab for itself, as if one could write in it.
    text.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
    text.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
    text.setBorder(BorderFactory.createCompoundBorder(room, new FocusLine()));
    text.addFocusListener(
        new FocusListener() {
          @Override
          public void focusGained(FocusEvent event) {
            text.repaint();
          }

          @Override
          public void focusLost(FocusEvent event) {
            text.repaint();
          }
        });
  }

  /** A line while the keyboard is there, and its room always. */
  private static final class FocusLine extends AbstractBorder {
    @Override
    public Insets getBorderInsets(Component text, Insets insets) {
      int room = FocusRing.width();
      insets.set(room, room, room, room);
      return insets;
    }

    @Override
    public void paintBorder(
        Component text, Graphics graphics, int x, int y, int width, int height) {
      if (text.isFocusOwner()) {
        FocusRing.paint(graphics, new Rectangle(x, y, width, height));
      }
    }
  }
}
