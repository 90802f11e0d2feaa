package org.vicinity.browser.chooser;

/** How the search goes. */
enum SearchState {
  /** It has just begun. */
  SEARCHING,
  /** It goes on, and nothing was found in the time that it usually takes. */
  NOTHING_YET,
  /** There are devices to choose from; it goes on. */
  FOUND,
  /** No channel can search. */
  IMPOSSIBLE
}
