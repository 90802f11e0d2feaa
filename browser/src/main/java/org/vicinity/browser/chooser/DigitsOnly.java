package org.vicinity.browser.chooser;

import javax.swing.text.AttributeSet;
import javax.swing.text.BadLocationException;
import javax.swing.text.DocumentFilter;

/** Lets nothing but digits into a text field, also from the clipboard, and not too many. */
final class DigitsOnly extends DocumentFilter {
  /** The protocol's longest PIN. */
  static final int MAX = 32;

  @Override
  public void insertString(FilterBypass bypass, int offset, String text, AttributeSet attributes)
      throws BadLocationException {
    replace(bypass, offset, 0, text, attributes);
  }

  @Override
  public void replace(
      FilterBypass bypass, int offset, int length, String text, AttributeSet attributes)
      throws BadLocationException {
    String digits = text == null ? "" : text.replaceAll("[^0-9]", "");
    int room = Math.max(0, MAX - (bypass.getDocument().getLength() - length));
    bypass.replace(
        offset, length, digits.substring(0, Math.min(room, digits.length())), attributes);
  }
}
