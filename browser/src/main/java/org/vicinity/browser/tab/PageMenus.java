package org.vicinity.browser.tab;

import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.util.function.Consumer;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import org.vicinity.browser.engine.BrowserView;
import org.vicinity.browser.engine.Edit;
import org.vicinity.browser.engine.PageMenu;
import org.vicinity.browser.engine.Shortcut;

/** The menu of a page. */
final class PageMenus {
  private PageMenus() {}

  /**
   * Makes the menu.
   *
   * @param openLink opens a link in a new tab, on behalf of the page
   * @param perform does what the shell's keys do
   */
  static JPopupMenu of(
      PageMenu menu, BrowserView view, Consumer<String> openLink, Consumer<Shortcut> perform) {
    JPopupMenu popup = new JPopupMenu();
    menu.link()
        .ifPresent(
            link -> {
              add(popup, "Open link in new tab", () -> openLink.accept(link));
              add(popup, "Copy link address", () -> copy(link));
              popup.addSeparator();
            });
    if (menu.editable()) {
      add(popup, "Cut", () -> view.edit(Edit.CUT)).setEnabled(menu.selection());
    }
    if (menu.editable() || menu.selection()) {
      add(popup, "Copy", () -> view.edit(Edit.COPY)).setEnabled(menu.selection());
    }
    if (menu.editable()) {
      add(popup, "Paste", () -> view.edit(Edit.PASTE));
    }
    add(popup, "Select all", () -> view.edit(Edit.SELECT_ALL));
    popup.addSeparator();
    add(popup, "Back", () -> perform.accept(Shortcut.BACK));
    add(popup, "Forward", () -> perform.accept(Shortcut.FORWARD));
    add(popup, "Reload", () -> perform.accept(Shortcut.RELOAD));
    return popup;
  }

  private static JMenuItem add(JPopupMenu popup, String text, Runnable action) {
    JMenuItem item = new JMenuItem(text);
    item.addActionListener(event -> action.run());
    popup.add(item);
    return item;
  }

  private static void copy(String link) {
    Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(link), null);
  }
}
