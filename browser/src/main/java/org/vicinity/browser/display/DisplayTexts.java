package org.vicinity.browser.display;

import org.vicinity.browser.language.Phrase;

/** The words for devices that all windows share; in the bundles beside it. */
enum DisplayTexts implements Phrase {
  CHANNEL,
  UNNAMED,
  SIGNAL
}
