package org.vicinity.browser.tab;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.UIManager;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.display.WrappedText;
import org.vicinity.browser.engine.PageDialog;

/**
 * Asks what a page wants to have asked, between the address and the page: it belongs to its tab,
 * does not cover another one, and leaves tabs, address and closing to the user. Says who asks, and
 * shows the page's words as plain text. On the event thread.
 */
final class QuestionBar extends JPanel {
  private static final int LONGEST = 2000;
  private static final int WIDTH = 600;
  private static final int MOST_HEIGHT = 180;

  /** Frames of other sites run on while one of them asks. */
  private static final int MOST = 5;

  private final Deque<PageDialog> waiting = new ArrayDeque<>();
  private final transient Runnable changed;
  private final JLabel title = new JLabel();
  private final WrappedText words = new WrappedText(WIDTH);
  private final JScrollPane scroll = new JScrollPane(words);
  private final JTextField field = new JTextField();
  private final JButton yes = new JButton();
  private final Component gap = Space.across(8);
  private final JButton no = new JButton();

  /**
   * Makes a bar that is not shown yet.
   *
   * @param typing told that the user has the keyboard here now
   * @param changed told that there is another question than before, or none
   */
  QuestionBar(Runnable typing, Runnable changed) {
    super(new FlowLayout(FlowLayout.CENTER, 0, 0));
    this.changed = changed;
    title.putClientProperty("html.disable", true);
    title.setFont(title.getFont().deriveFont(Font.BOLD));
    scroll.setBorder(Space.border(6, 0, 6, 0));
    scroll.setHorizontalScrollBarPolicy(JScrollPane.HORIZONTAL_SCROLLBAR_NEVER);
    JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, 0, 0));
    buttons.setBorder(Space.border(10, 0, 0, 0));
    buttons.add(yes);
    buttons.add(gap);
    buttons.add(no);
    JPanel last = new JPanel(new BorderLayout());
    last.add(field, BorderLayout.CENTER);
    last.add(buttons, BorderLayout.PAGE_END);
    JPanel column = new JPanel(new BorderLayout());
    column.setBorder(Space.border(12, 0, 12, 0));
    column.add(title, BorderLayout.PAGE_START);
    column.add(scroll, BorderLayout.CENTER);
    column.add(last, BorderLayout.PAGE_END);
    add(column);
    setBorder(
        BorderFactory.createMatteBorder(1, 0, 1, 0, UIManager.getColor("Component.borderColor")));
    for (JComponent part : new JComponent[] {field, yes, no}) {
      KeyboardWish.of(part, typing);
    }
    yes.addActionListener(event -> answer(true));
    no.addActionListener(event -> answer(false));
    field.addActionListener(event -> answer(true));
    key(yes, KeyEvent.VK_ENTER, WHEN_FOCUSED, yes::doClick);
    key(no, KeyEvent.VK_ENTER, WHEN_FOCUSED, no::doClick);
    key(this, KeyEvent.VK_ESCAPE, WHEN_ANCESTOR_OF_FOCUSED_COMPONENT, () -> answer(false));
    setVisible(false);
  }

  private static void key(JComponent where, int code, int condition, Runnable action) {
    KeyStroke key = KeyStroke.getKeyStroke(code, 0);
    where.getInputMap(condition).put(key, key);
    where
        .getActionMap()
        .put(
            key,
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent event) {
                action.run();
              }
            });
  }

  /** Returns whether an answer is due. */
  boolean isAsking() {
    return !waiting.isEmpty();
  }

  /** Asks, after what is asked already. */
  void ask(PageDialog dialog) {
    if (waiting.size() >= MOST) {
      dialog.answer().decline();
      return;
    }
    waiting.add(dialog);
    if (waiting.size() == 1) {
      update();
    }
  }

  /** The page that asked is gone, or is to go: all its questions are declined. */
  void forget() {
    if (isAsking()) {
      waiting.forEach(dialog -> dialog.answer().decline());
      waiting.clear();
      update();
    }
  }

  private void answer(boolean accepted) {
    PageDialog dialog = waiting.poll();
    if (dialog == null) {
      return;
    }
    if (accepted) {
      dialog.answer().accept(dialog.kind() == PageDialog.Kind.PROMPT ? field.getText() : "");
    } else {
      dialog.answer().decline();
    }
    update();
  }

  private void update() {
    if (isAsking()) {
      show(waiting.peek());
    } else {
      field.setText("");
    }
    setVisible(isAsking());
    revalidate();
    changed.run();
  }

  private void show(PageDialog dialog) {
    boolean leave = dialog.kind() == PageDialog.Kind.LEAVE;
    String who = Hosts.of(dialog.pageUrl()).orElse(TabTexts.THIS_PAGE.text());
    title.setText(
        leave ? TabTexts.LEAVE_QUESTION.text() : PlainText.line(TabTexts.SAYS.text(who), 200));
    words.setText(
        leave ? TabTexts.LEAVE_WARNING.text() : PlainText.lines(dialog.message(), LONGEST));
    words.setCaretPosition(0);
    Dimension size = words.getPreferredSize();
    scroll
        .getViewport()
        .setPreferredSize(new Dimension(size.width, Math.min(size.height, Space.of(MOST_HEIGHT))));
    field.setVisible(dialog.kind() == PageDialog.Kind.PROMPT);
    field.setText(PlainText.line(dialog.preset(), LONGEST));
    field.getAccessibleContext().setAccessibleName(words.getText());
    yes.setText((leave ? TabTexts.LEAVE : TabTexts.OK).text());
    no.setText((leave ? TabTexts.STAY : TabTexts.CANCEL).text());
    no.setVisible(dialog.kind() != PageDialog.Kind.ALERT);
    gap.setVisible(no.isVisible());
    getAccessibleContext().setAccessibleName(title.getText());
    for (JComponent part : new JComponent[] {field, yes, no}) {
      part.getAccessibleContext().setAccessibleDescription(title.getText() + " " + words.getText());
    }
  }

  /** Gives the keyboard to what answers. */
  void focusAnswer() {
    if (field.isVisible()) {
      field.requestFocus();
      field.selectAll();
    } else {
      yes.requestFocus();
    }
  }
}
