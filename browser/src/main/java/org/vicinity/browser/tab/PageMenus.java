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
              add(popup, TabTexts.OPEN_LINK, () -> openLink.accept(link));
              add(popup, TabTexts.COPY_LINK, () -> copy(link));
              popup.addSeparator();
            });
    menu.image()
        .ifPresent(
            image -> {
              add(popup, TabTexts.OPEN_IMAGE, () -> openLink.accept(image));
              add(popup, TabTexts.COPY_IMAGE_ADDRESS, () -> copy(image));
              popup.addSeparator();
            });
    if (menu.editable()) {
      add(popup, TabTexts.CUT, () -> view.edit(Edit.CUT)).setEnabled(menu.selection());
    }
    if (menu.editable() || menu.selection()) {
      add(popup, TabTexts.COPY, () -> view.edit(Edit.COPY)).setEnabled(menu.selection());
    }
    if (menu.editable()) {
      add(popup, TabTexts.PASTE, () -> view.edit(Edit.PASTE));
    }
    add(popup, TabTexts.SELECT_ALL, () -> view.edit(Edit.SELECT_ALL));
    popup.addSeparator();
    add(popup, TabTexts.BACK, () -> perform.accept(Shortcut.BACK)).setEnabled(menu.canGoBack());
    add(popup, TabTexts.FORWARD, () -> perform.accept(Shortcut.FORWARD))
        .setEnabled(menu.canGoForward());
    add(popup, TabTexts.RELOAD, () -> perform.accept(Shortcut.RELOAD));
    popup.addSeparator();
    add(popup, TabTexts.PRINT_PAGE, () -> perform.accept(Shortcut.PRINT));
    add(popup, TabTexts.INSPECT, () -> perform.accept(Shortcut.DEVELOPER_TOOLS));
    return popup;
  }

  private static JMenuItem add(JPopupMenu popup, TabTexts text, Runnable action) {
    JMenuItem item = new JMenuItem(text.text());
    item.addActionListener(event -> action.run());
    popup.add(item);
    return item;
  }

  private static void copy(String link) {
    Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(link), null);
  }
}
