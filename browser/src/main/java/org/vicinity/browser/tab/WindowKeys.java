package org.vicinity.browser.tab;

import java.awt.event.ActionEvent;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.JRootPane;
import javax.swing.KeyStroke;
import org.vicinity.browser.engine.Shortcut;

/** The shell's keys, while a part of the shell has the keyboard. */
final class WindowKeys {
  private WindowKeys() {}

  /**
   * Binds them.
   *
   * @param greedy a component that has its own ideas of some of these keys
   */
  static void bind(JRootPane root, JComponent greedy, Consumer<Shortcut> perform) {
    for (Shortcut shortcut : Shortcut.values()) {
      for (KeyStroke key : shortcut.keys()) {
        root.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(key, shortcut);
        greedy.getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(key, shortcut);
      }
      AbstractAction action =
          new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
              perform.accept(shortcut);
            }
          };
      root.getActionMap().put(shortcut, action);
      greedy.getActionMap().put(shortcut, action);
    }
  }
}
