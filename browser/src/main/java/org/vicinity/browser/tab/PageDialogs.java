package org.vicinity.browser.tab;

import java.awt.Component;
import java.util.function.Function;
import javax.swing.JDialog;
import javax.swing.JOptionPane;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import org.vicinity.browser.engine.PageDialog;

/** Asks what pages want to have asked; says who asks, and shows their words as plain text. */
final class PageDialogs {
  private static final int LONGEST = 2000;
  private static final int COLUMNS = 40;
  private static final int MOST_ROWS = 12;

  private PageDialogs() {}

  /**
   * Shows a dialog and gives the answer.
   *
   * @param who names the page that an address belongs to
   */
  static void show(Component parent, PageDialog dialog, Function<String, String> who) {
    String title = PlainText.line(TabTexts.SAYS.text(who.apply(dialog.pageUrl())), 200);
    switch (dialog.kind()) {
      case ALERT -> {
        JOptionPane.showMessageDialog(
            parent, words(dialog.message()), title, JOptionPane.PLAIN_MESSAGE);
        dialog.answer().accept("");
      }
      case CONFIRM ->
          answer(
              dialog,
              confirmed(
                  parent,
                  words(dialog.message()),
                  title,
                  TabTexts.OK.text(),
                  TabTexts.CANCEL.text()),
              "");
      case PROMPT -> {
        JTextField field = new JTextField(PlainText.line(dialog.preset(), LONGEST), 30);
        field.getAccessibleContext().setAccessibleName(title);
        answer(dialog, prompted(parent, words(dialog.message()), field, title), field.getText());
      }
      case LEAVE ->
          answer(
              dialog,
              confirmed(
                  parent,
                  words(TabTexts.LEAVE_WARNING.text()),
                  TabTexts.LEAVE_QUESTION.text(),
                  TabTexts.LEAVE.text(),
                  TabTexts.STAY.text()),
              "");
    }
  }

  private static boolean confirmed(
      Component parent, Object contents, String title, String yes, String no) {
    Object[] options = {yes, no};
    int choice =
        JOptionPane.showOptionDialog(
            parent,
            contents,
            title,
            JOptionPane.OK_CANCEL_OPTION,
            JOptionPane.PLAIN_MESSAGE,
            null,
            options,
            yes);
    return choice == 0;
  }

  /** As {@link #confirmed}, but whoever answers can type at once. */
  private static boolean prompted(
      Component parent, Component words, JTextField field, String title) {
    String yes = TabTexts.OK.text();
    JOptionPane pane =
        new JOptionPane(
            new Object[] {words, field},
            JOptionPane.PLAIN_MESSAGE,
            JOptionPane.OK_CANCEL_OPTION,
            null,
            new Object[] {yes, TabTexts.CANCEL.text()},
            yes) {
          @Override
          public void selectInitialValue() {
            super.selectInitialValue();
            field.requestFocusInWindow();
            field.selectAll();
          }
        };
    pane.setComponentOrientation(parent.getComponentOrientation());
    JDialog shown = pane.createDialog(parent, title);
    shown.setVisible(true);
    shown.dispose();
    return yes.equals(pane.getValue());
  }

  private static void answer(PageDialog dialog, boolean yes, String text) {
    if (yes) {
      dialog.answer().accept(text);
    } else {
      dialog.answer().decline();
    }
  }

  private static Component words(String hostile) {
    JTextArea area = new JTextArea(PlainText.lines(hostile, LONGEST));
    area.setColumns(COLUMNS);
    int rows = area.getLineCount() + hostile.length() / COLUMNS;
    area.setRows(Math.min(MOST_ROWS, rows));
    area.setLineWrap(true);
    area.setWrapStyleWord(true);
    area.setEditable(false);
    area.setOpaque(false);
    JScrollPane scroll = new JScrollPane(area);
    scroll.setBorder(null);
    return scroll;
  }
}
