package org.vicinity.browser.preference;

/** A page of the settings. */
public enum Section {
  /** Theme and sizes. */
  APPEARANCE,
  /** Where files go. */
  DOWNLOADS,
  /** How devices are found. */
  CHANNELS;

  /** Returns what people call it. */
  public String title() {
    return PreferenceTexts.SECTION.of(this);
  }
}
