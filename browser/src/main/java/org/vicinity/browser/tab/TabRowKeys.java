package org.vicinity.browser.tab;

import java.awt.event.ActionEvent;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.KeyStroke;

/**
 * What keys do while the row of tabs has the keyboard, besides the arrows, which the look and feel
 * knows and which select the tab beside.
 */
final class TabRowKeys {
  /** What the keys are for. */
  interface Commands {
    /** Selects the first tab. */
    void first();

    /** Selects the last tab. */
    void last();

    /** Closes the selected tab. */
    void close();

    /** Goes into the selected tab. */
    void enter();

    /** Opens the menu of the selected tab. */
    void menu();
  }

  private TabRowKeys() {}

  static void bind(JComponent row, Commands commands) {
    bind(row, KeyEvent.VK_HOME, 0, commands::first);
    bind(row, KeyEvent.VK_END, 0, commands::last);
    bind(row, KeyEvent.VK_DELETE, 0, commands::close);
    bind(row, KeyEvent.VK_ENTER, 0, commands::enter);
    bind(row, KeyEvent.VK_SPACE, 0, commands::enter);
    bind(row, KeyEvent.VK_CONTEXT_MENU, 0, commands::menu);
    bind(row, KeyEvent.VK_F10, InputEvent.SHIFT_DOWN_MASK, commands::menu);
  }

  private static void bind(JComponent row, int code, int modifiers, Runnable command) {
    KeyStroke key = KeyStroke.getKeyStroke(code, modifiers);
    row.getInputMap().put(key, key);
    row.getActionMap()
        .put(
            key,
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent event) {
                command.run();
              }
            });
  }
}
