package org.vicinity.browser.engine;

import org.vicinity.browser.language.Phrase;

/** The words of the dialogs for files; in the bundles beside it. */
enum EngineTexts implements Phrase {
  CHOOSE_FILES,
  WANTED_FILES,
  SAVE_DOWNLOAD,
  REPLACE,
  UNPACKING,
  WAITING
}
