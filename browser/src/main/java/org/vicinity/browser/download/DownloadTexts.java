package org.vicinity.browser.download;

import org.vicinity.browser.language.Phrase;

/** The words of the list of downloads; in the bundles beside it. */
enum DownloadTexts implements Phrase {
  TITLE,
  NONE,
  CLEAR,
  PAUSE,
  RESUME,
  CANCEL,
  SHOW_FOLDER,
  NO_FOLDER,
  STATE,
  PROGRESS,
  RECEIVED,
  SPEED,
  FROM,
  UNNAMED,
  LINE,
  LINE_DONE,
  BYTES,
  KILOBYTES,
  MEGABYTES,
  GIGABYTES
}
