package org.vicinity.browser.display;

import javax.swing.JTextPane;
import javax.swing.UIManager;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;

/** A quiet text in the middle of an otherwise empty place; plain text, never HTML. */
public final class CenteredText extends JTextPane {
  /** Makes an empty one. */
  public CenteredText() {
    setEditable(false);
    setFocusable(false);
    setOpaque(false);
    setBorder(null);
    setCaret(new StillCaret());
  }

  @Override
  public void setText(String text) {
    super.setText(text);
    SimpleAttributeSet centered = new SimpleAttributeSet();
    StyleConstants.setAlignment(centered, StyleConstants.ALIGN_CENTER);
    getStyledDocument().setParagraphAttributes(0, getStyledDocument().getLength(), centered, false);
    getAccessibleContext().setAccessibleName(text);
  }

  @Override
  public void updateUI() {
    super.updateUI();
    setFont(UIManager.getFont("Label.font"));
    setForeground(Palette.muted());
  }
}
