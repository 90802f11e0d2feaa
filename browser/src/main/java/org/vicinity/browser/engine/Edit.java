package org.vicinity.browser.engine;

/** What can be done with text in a page. */
public enum Edit {
  /** Moves the selection to the clipboard. */
  CUT,
  /** Copies the selection to the clipboard. */
  COPY,
  /** Puts in what the clipboard has. */
  PASTE,
  /** Selects everything. */
  SELECT_ALL
}
