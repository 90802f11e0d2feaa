package org.vicinity.browser.display;

import java.awt.Dimension;
import javax.swing.BorderFactory;
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
    setOpaque(false);
    setLineWrap(true);
    setWrapStyleWord(false);
    setCaretPosition(0);
    ReachableText.make(this, BorderFactory.createEmptyBorder());
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
