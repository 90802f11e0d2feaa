package org.vicinity.browser.tab;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import javax.swing.AbstractAction;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.browser.display.ShellIcon;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.engine.BrowserView;
import org.vicinity.browser.engine.Matches;

/** Looks for a text in a page, beside the page and never over it. On the event thread. */
final class FindBar extends JPanel {
  private static final Logger LOG = LoggerFactory.getLogger(FindBar.class);
  private static final int COLUMNS = 28;
  private static final int LONGEST = 500;

  private final transient BrowserView view;
  private final transient Runnable typing;
  private final transient Runnable closed;
  private final JTextField field = new JTextField(COLUMNS);
  private final JLabel count = new JLabel(" ");
  private String shown = "";

  /**
   * Makes a bar that is not shown yet.
   *
   * @param typing told that the user types here now
   * @param closed told that the user typed here until now
   */
  FindBar(BrowserView view, Runnable typing, Runnable closed) {
    this.view = view;
    this.typing = typing;
    this.closed = closed;
    setLayout(new BoxLayout(this, BoxLayout.LINE_AXIS));
    setBorder(Space.border(2, 6, 4, 6));
    field.setMaximumSize(field.getPreferredSize());
    field.getAccessibleContext().setAccessibleName(TabTexts.FIND.text());
    field.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, TabTexts.FIND.text());
    field.getDocument().addDocumentListener(new Typing());
    KeyboardWish.of(field, typing);
    bind(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0), () -> next(true));
    bind(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, InputEvent.SHIFT_DOWN_MASK), () -> next(false));
    bind(KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), this::close);
    count.setBorder(Space.border(0, 10, 0, 10));
    add(field);
    add(button(ShellIcon.UP, TabTexts.FIND_PREVIOUS, () -> next(false), typing));
    add(button(ShellIcon.DOWN, TabTexts.FIND_NEXT, () -> next(true), typing));
    add(count);
    add(Box.createHorizontalGlue());
    add(button(ShellIcon.STOP, TabTexts.CLOSE, this::close, typing));
    setVisible(false);
  }

  private static IconButton button(
      ShellIcon icon, TabTexts name, Runnable action, Runnable typing) {
    IconButton button = new IconButton(icon, name, action);
    KeyboardWish.of(button, typing);
    return button;
  }

  private void bind(KeyStroke key, Runnable action) {
    getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(key, key);
    field.getInputMap().put(key, key);
    AbstractAction command =
        new AbstractAction() {
          @Override
          public void actionPerformed(ActionEvent event) {
            action.run();
          }
        };
    getActionMap().put(key, command);
    field.getActionMap().put(key, command);
  }

  /** Shows the bar, with the text of last time. */
  void open() {
    setVisible(true);
    revalidate();
    // The page's X window lets go of the keyboard first: AWT gets none from it otherwise.
    typing.run();
    focusField();
  }

  void focusField() {
    field.requestFocus();
    field.selectAll();
  }

  /** Takes the bar and the marks away. */
  void close() {
    if (!isVisible()) {
      return;
    }
    Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
    boolean typing = owner != null && SwingUtilities.isDescendingFrom(owner, this);
    if (typing) {
      // First, since what is hidden hands the keyboard on to its neighbour.
      closed.run();
    }
    setVisible(false);
    shown = "";
    view.stopFinding();
  }

  /** Goes to the next place; opens the bar when there is nothing to look for. */
  void next(boolean forward) {
    if (!isVisible() || field.getText().isEmpty()) {
      open();
    } else {
      look(forward);
    }
  }

  private void look(boolean forward) {
    String text = field.getText();
    if (text.isEmpty() || text.length() > LONGEST) {
      shown = "";
      view.stopFinding();
      say(" ", false);
      return;
    }
    view.find(text, forward);
    if (!text.equals(shown)) {
      shown = text;
      view.count(text)
          .whenComplete(
              (matches, failed) -> {
                if (failed != null) {
                  LOG.info("the page was not counted: {}", failed.toString());
                }
                SwingUtilities.invokeLater(() -> counted(text, matches));
              });
    }
  }

  /**
   * Says how many there are.
   *
   * @param matches null when the page did not tell
   */
  private void counted(String text, Matches matches) {
    if (!text.equals(shown)) {
      return;
    }
    boolean none = matches != null && matches.count() == 0;
    if (matches == null || none && !matches.complete()) {
      say(" ", false);
    } else if (none) {
      say(TabTexts.FIND_NOTHING.text(), true);
    } else if (matches.count() >= Matches.MANY) {
      say(TabTexts.FIND_MANY.text(Matches.MANY), false);
    } else {
      say(TabTexts.FIND_COUNT.count(matches.count()), false);
    }
  }

  private void say(String text, boolean nothing) {
    count.setText(text);
    field.putClientProperty(
        FlatClientProperties.OUTLINE, nothing ? FlatClientProperties.OUTLINE_ERROR : null);
  }

  private final class Typing implements DocumentListener {
    @Override
    public void insertUpdate(DocumentEvent event) {
      look(true);
    }

    @Override
    public void removeUpdate(DocumentEvent event) {
      look(true);
    }

    @Override
    public void changedUpdate(DocumentEvent event) {
      // Styles, of which a field has none.
    }
  }
}
