package org.vicinity.browser.engine;

/** Decides about navigations of whole tabs. Called on the engine's thread: must not block. */
public interface NavigationPolicy {
  /** Returns whether the tab may go there. */
  boolean allows(Navigation navigation);

  /**
   * Returns whether a window that a page opens may reach that page, and the page the window.
   *
   * @param opener the URL of the document that opens it, or of the page that this is a frame of
   * @param url what the window shows first
   */
  boolean mayReach(String opener, String url);

  /** The view is gone. */
  default void closed(int viewId) {}
}
