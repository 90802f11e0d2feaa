package org.vicinity.browser.tab;

import java.awt.Component;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import javax.swing.JLabel;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.text.JTextComponent;
import org.vicinity.browser.certificate.CertificatePane;
import org.vicinity.browser.display.FocusRing;
import org.vicinity.browser.display.ReachableText;
import org.vicinity.browser.display.Space;

/** Shows what is known of a page. On the event thread. */
final class PageInfoDialog {
  private static final int REVOKE = 1;
  private static final int CERTIFICATE = 2;
  private static final int COLUMNS = 50;
  private static final int WIDTH = 540;
  private static final int ROOM = 3;

  private PageInfoDialog() {}

  /** Shows it until it is closed; true when the user wants the device revoked. */
  static boolean revokes(Component parent, PageInfo info) {
    String close = TabTexts.CLOSE.text();
    Object[] options =
        info.device().isPresent()
            ? new Object[] {close, TabTexts.REVOKE_DEVICE.text(), TabTexts.SHOW_CERTIFICATE.text()}
            : new Object[] {close};
    int choice;
    do {
      choice =
          JOptionPane.showOptionDialog(
              parent,
              contents(info),
              PlainText.line(info.title(), 80),
              JOptionPane.DEFAULT_OPTION,
              JOptionPane.PLAIN_MESSAGE,
              null,
              options,
              close);
      if (choice == CERTIFICATE) {
        info.device().ifPresent(device -> CertificatePane.show(parent, device));
      }
    } while (choice == CERTIFICATE);
    return choice == REVOKE;
  }

  /**
   * Values are fields, so that the keyboard reaches them, a reader reads them, and one can copy.
   */
  static JPanel contents(PageInfo info) {
    JPanel panel = new JPanel(new GridBagLayout());
    GridBagConstraints place = new GridBagConstraints();
    place.anchor = GridBagConstraints.FIRST_LINE_START;
    place.fill = GridBagConstraints.HORIZONTAL;
    for (PageInfo.Line line : info.lines()) {
      JTextComponent value = value(line.value());
      value.getAccessibleContext().setAccessibleName(line.label());
      JLabel label = new JLabel(line.label());
      label.setLabelFor(value);
      place.gridx = 0;
      place.weightx = 0;
      place.insets = Space.insets(ROOM, 0, ROOM, 12);
      panel.add(label, place);
      place.gridx = 1;
      place.weightx = 1;
      // The text has room for its line around it, and stands at the label's height nevertheless.
      int room = ROOM - FocusRing.WIDTH;
      place.insets = Space.insets(room, 0, room, 12);
      panel.add(value, place);
    }
    return panel;
  }

  /** What is longer than a line is broken into several, so that all of it is in sight. */
  private static JTextComponent value(String text) {
    JTextComponent value;
    if (text.length() <= COLUMNS) {
      value = new JTextField(text, text.length() + 2);
    } else {
      JTextArea area = new JTextArea(text);
      area.setLineWrap(true);
      area.setWrapStyleWord(true);
      // Its height follows from the width that it has, if it has room for its line besides.
      area.setSize(Space.of(WIDTH), Short.MAX_VALUE);
      value = area;
    }
    ReachableText.make(value, Space.border(0, 0, 0, 0));
    value.setOpaque(false);
    value.setCaretPosition(0);
    return value;
  }
}
