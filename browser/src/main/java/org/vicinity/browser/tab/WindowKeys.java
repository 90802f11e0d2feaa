package org.vicinity.browser.tab;

import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
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
   * @param enter gives the keyboard to the contents; done by Escape where nothing else is
   */
  static void bind(JRootPane root, JComponent greedy, Consumer<Shortcut> perform, Runnable enter) {
    KeyStroke escape = KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0);
    root.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(escape, escape);
    root.getActionMap().put(escape, action(enter));
    for (Shortcut shortcut : Shortcut.values()) {
      for (KeyStroke key : shortcut.keys()) {
        root.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(key, shortcut);
        greedy.getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(key, shortcut);
      }
      AbstractAction action = action(() -> perform.accept(shortcut));
      root.getActionMap().put(shortcut, action);
      greedy.getActionMap().put(shortcut, action);
    }
  }

  private static AbstractAction action(Runnable done) {
    return new AbstractAction() {
      @Override
      public void actionPerformed(ActionEvent event) {
        done.run();
      }
    };
  }
}
