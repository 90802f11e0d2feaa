package org.vicinity.browser.search;

import org.vicinity.browser.language.Phrase;

/** The words for channels that cannot search; in the bundles beside it. */
enum SearchTexts implements Phrase {
  /** What is wrong, by obstacle; the network's name, or nothing, is the argument. */
  REASON,
  /** What to do about it, by obstacle. */
  REMEDY,
  /** Both, one after the other. */
  BOTH
}
