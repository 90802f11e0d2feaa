package org.vicinity.browser.engine;

import java.awt.Image;

/** Told what happens in one view. All calls come on the event thread. */
public interface ViewListener {
  /** The engine has made the view; {@link BrowserView#id} is known. */
  default void created(int id) {}

  /** The document's title; hostile text. */
  void title(String title);

  /** The address of the document that is shown. */
  void address(String url);

  /**
   * Loading began or ended.
   *
   * @param canGoBack whether there is a page to go back to
   * @param canGoForward whether there is a page to go forward to
   */
  void loading(boolean loading, boolean canGoBack, boolean canGoForward);

  /** A new document is there: what was said of the one before no longer holds. */
  default void committed(String url) {}

  /** The page could not be loaded. */
  void failed(LoadFailure failure);

  /** The link under the pointer, or empty; hostile text. */
  default void status(String text) {}

  /** A page asks for a new tab, which cannot reach it. */
  void popup(ViewTarget target);

  /** The user follows a link in a way that leaves the page where it is. */
  default void linkAside(ViewTarget target) {
    popup(target);
  }

  /** A page has opened a window. Unless it is taken before this returns, it is closed. */
  default void opened(OpenedView view) {}

  /** A page asks the user something. The answer is due, once. */
  void dialog(PageDialog dialog);

  /** A server wants a password. The answer is due, once. */
  default void signIn(SignIn wanted) {
    wanted.answer().decline();
  }

  /**
   * A page asked for a permission and did not get it.
   *
   * @param url the document that asked, which may be a frame within the page
   */
  default void refused(Permission permission, String url) {}

  /** The page wants to be printed. */
  default void printWanted() {}

  /** The page's icon. */
  default void icon(Image image) {}

  /** Keys of the shell were pressed while the page had the keyboard. */
  void shortcut(Shortcut shortcut);

  /** The page has got the keyboard. */
  void gotFocus();

  /** The user asks for a menu. */
  default void menu(PageMenu menu) {}

  /** The view is gone. The last call. */
  void closed();
}
