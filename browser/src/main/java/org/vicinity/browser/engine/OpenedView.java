package org.vicinity.browser.engine;

/**
 * A window that a page has opened and can reach, as it can reach the page: {@code window.opener}
 * (HTML, 7.3.3 "Related navigables"). The engine has made it already; it waits for its tab. On the
 * event thread.
 */
public interface OpenedView {
  /** Returns what it shows first, and the document that opened it. */
  ViewTarget target();

  /**
   * Takes it; only the first call does.
   *
   * @param listener told what happens in it from now on
   * @throws IllegalStateException when it was taken before
   */
  BrowserView take(ViewListener listener);
}
