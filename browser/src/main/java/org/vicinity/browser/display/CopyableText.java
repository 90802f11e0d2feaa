package org.vicinity.browser.display;

import java.awt.Dimension;
import java.awt.KeyboardFocusManager;
import javax.swing.JTextArea;
import javax.swing.UIManager;

/**
 * A value of as many lines as it needs in a given width, which the keyboard reaches and which can
 * be copied. Plain text, never HTML.
 */
public final class CopyableText extends JTextArea {
  private final int width;

  /**
   * Makes one.
   *
   * @param width in the user interface's units
   */
  public CopyableText(int width, String text) {
    super(text);
    this.width = Space.of(width);
    setEditable(false);
    setOpaque(false);
    setLineWrap(true);
    setWrapStyleWord(false);
    setBorder(null);
    setCaretPosition(0);
    // A text area keeps the tabulator for itself; this one is to be left by it.
    setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
    setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
  }

  @Override
  public void updateUI() {
    super.updateUI();
    setFont(UIManager.getFont("Label.font"));
  }

  @Override
  public Dimension getPreferredSize() {
    if (getWidth() != width) {
      setSize(width, Short.MAX_VALUE);
    }
    return new Dimension(width, super.getPreferredSize().height);
  }

  @Override
  public Dimension getMinimumSize() {
    return getPreferredSize();
  }
}
