package org.vicinity.browser.display;

import java.awt.Dimension;
import javax.swing.JTextArea;
import javax.swing.UIManager;

/**
 * A label of as many lines as its text needs, in a given width. A text area underneath, because
 * that never takes its text for HTML.
 */
public final class WrappedText extends JTextArea {
  private final int width;

  /**
   * Makes an empty one.
   *
   * @param width in the user interface's units
   */
  public WrappedText(int width) {
    this.width = Space.of(width);
    setEditable(false);
    setFocusable(false);
    setOpaque(false);
    setLineWrap(true);
    setWrapStyleWord(true);
    setBorder(null);
    setCaret(new StillCaret());
  }

  /** Breaks the text anywhere, so that not even a single long word is cut. */
  public WrappedText anywhere() {
    setWrapStyleWord(false);
    return this;
  }

  @Override
  public void setText(String text) {
    super.setText(text);
    getAccessibleContext().setAccessibleName(text);
  }

  @Override
  public void updateUI() {
    super.updateUI();
    setFont(UIManager.getFont("Label.font"));
    setForeground(UIManager.getColor("Label.foreground"));
  }

  @Override
  public Dimension getPreferredSize() {
    // A text area knows its height only once it knows its width.
    if (getWidth() != width) {
      setSize(width, Short.MAX_VALUE);
    }
    return new Dimension(width, super.getPreferredSize().height);
  }

  @Override
  public Dimension getMinimumSize() {
    return getPreferredSize();
  }

  @Override
  public Dimension getMaximumSize() {
    return new Dimension(Integer.MAX_VALUE, getPreferredSize().height);
  }
}
