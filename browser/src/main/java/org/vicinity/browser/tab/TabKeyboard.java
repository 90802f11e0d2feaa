package org.vicinity.browser.tab;

import org.vicinity.browser.engine.BrowserView;

/**
 * Who has the keyboard in a tab: the page, in a window of its own that AWT knows nothing of, or a
 * part of the shell. Gives it back when the tab is shown again. On the event thread.
 */
final class TabKeyboard {
  private final BrowserView view;
  private final Runnable page;
  private final WindowKeyboard window;
  private Runnable owner;
  private boolean kept;

  /**
   * Makes one; at first the page has the keyboard.
   *
   * @param page gives the keyboard to the page, or to what is shown in its place
   * @param window that of the tab's window, where other parts may have the keyboard
   */
  TabKeyboard(BrowserView view, Runnable page, WindowKeyboard window) {
    this.view = view;
    this.window = window;
    this.page = page;
    this.owner = page;
  }

  boolean isPages() {
    return owner == page;
  }

  /**
   * A part of the shell has it.
   *
   * @param again gives it to that part again
   */
  void taken(Runnable again) {
    window.toTab();
    owner = again;
    view.focus(false);
  }

  /** The page is to have it. */
  void toPage() {
    window.toTab();
    owner = page;
    page.run();
  }

  /** Gives it to whoever had it. */
  void restore() {
    owner.run();
  }

  /** A new page takes the keyboard when it is made; until it is loaded the shell takes it back. */
  void keep() {
    kept = true;
  }

  void loaded() {
    kept = false;
  }

  /** The page has taken it. */
  void pageTook() {
    if (kept) {
      if (!window.restore()) {
        owner.run();
      }
    } else {
      window.toTab();
      owner = page;
    }
  }
}
