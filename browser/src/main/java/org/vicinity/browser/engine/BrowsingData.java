package org.vicinity.browser.engine;

/** What browsing leaves behind, by kind. */
public enum BrowsingData {
  /** Cookies and everything else that sites store. */
  COOKIES,
  /** Copies of what was loaded. */
  CACHE,
  /** Which pages were visited. */
  HISTORY
}
