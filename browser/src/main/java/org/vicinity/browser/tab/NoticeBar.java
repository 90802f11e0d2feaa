package org.vicinity.browser.tab;

import java.awt.BorderLayout;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import org.vicinity.browser.display.ShellIcon;
import org.vicinity.browser.display.Space;

/** One sentence of the shell between address and page. On the event thread. */
final class NoticeBar extends JPanel {
  private final JLabel text = new JLabel();

  private final IconButton close;

  /**
   * Makes one that is not shown yet.
   *
   * @param taken told how to give it the keyboard again, when the user puts it there
   */
  NoticeBar(Consumer<Runnable> taken) {
    super(new BorderLayout(8, 0));
    text.putClientProperty("html.disable", true);
    close = new IconButton(ShellIcon.STOP, TabTexts.CLOSE, () -> setVisible(false));
    KeyboardWish.of(close, () -> taken.accept(close::requestFocus));
    setBorder(
        BorderFactory.createCompoundBorder(
            BorderFactory.createMatteBorder(
                1, 0, 0, 0, UIManager.getColor("Component.borderColor")),
            Space.border(4, 12, 4, 6)));
    add(text, BorderLayout.CENTER);
    add(close, BorderLayout.LINE_END);
    setVisible(false);
  }

  void focus() {
    close.requestFocus();
  }

  /** Says a sentence, in which pages have no more than a host's name. */
  void say(String sentence) {
    text.setText(sentence);
    text.getAccessibleContext().setAccessibleName(sentence);
    setVisible(true);
    revalidate();
  }
}
