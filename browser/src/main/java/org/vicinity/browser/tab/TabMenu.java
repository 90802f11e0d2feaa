package org.vicinity.browser.tab;

import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import org.vicinity.browser.engine.Shortcut;

/** The menu of a tab. */
final class TabMenu {
  private TabMenu() {}

  /**
   * Makes the menu.
   *
   * @param strip the row with the tab
   * @param close closes a tab
   * @param perform does what the shell's keys do
   */
  static JPopupMenu of(
      JComponent tab, TabStrip strip, Consumer<JComponent> close, Consumer<Shortcut> perform) {
    JPopupMenu popup = new JPopupMenu();
    add(popup, TabTexts.NEW_TAB, () -> perform.accept(Shortcut.NEW_TAB));
    if (tab instanceof PageTab page) {
      add(popup, TabTexts.RELOAD, () -> page.perform(Shortcut.RELOAD));
    }
    popup.addSeparator();
    add(popup, TabTexts.CLOSE_TAB, () -> close.accept(tab));
    add(
            popup,
            TabTexts.CLOSE_OTHER_TABS,
            () -> strip.tabs().stream().filter(each -> each != tab).forEach(close))
        .setEnabled(strip.tabs().size() > 1);
    add(popup, TabTexts.REOPEN_TAB, () -> perform.accept(Shortcut.REOPEN_TAB));
    return popup;
  }

  private static JMenuItem add(JPopupMenu popup, TabTexts text, Runnable action) {
    JMenuItem item = new JMenuItem(text.text());
    item.addActionListener(event -> action.run());
    popup.add(item);
    return item;
  }
}
