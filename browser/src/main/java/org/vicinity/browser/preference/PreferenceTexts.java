package org.vicinity.browser.preference;

import org.vicinity.browser.language.Phrase;

/** The words of the settings that are declared here; in the bundles beside it. */
public enum PreferenceTexts implements Phrase {
  SECTION,
  THEME,
  THEME_HELP,
  THEME_CHOICE,
  ZOOM,
  ZOOM_HELP,
  PERCENT,
  DOWNLOAD_FOLDER,
  DOWNLOAD_FOLDER_HELP,
  ASK_WHERE,
  ASK_WHERE_HELP,
  LAN,
  LAN_HELP,
  BLUETOOTH,
  BLUETOOTH_HELP,
  DEFAULT_FOLDER,
  CHOOSE_FOLDER,
  CHOOSE_FOLDER_FOR,
  USE_DEFAULT,
  USE_DEFAULT_FOR
}
