package org.vicinity.browser.session;

import java.util.Locale;
import java.util.Optional;

/**
 * A tab's page.
 *
 * @param url its address: of the web, or of a file
 * @param title its title; hostile text
 */
public record SavedTab(String url, String title) {
  private static final int LONGEST_URL = 32_768;
  private static final int LONGEST_TITLE = 200;

  /**
   * Refuses what may not be opened without the user: the file may be anybody's work.
   *
   * @throws IllegalArgumentException for such an address
   */
  public SavedTab {
    String lower = url.toLowerCase(Locale.ROOT);
    if (url.length() > LONGEST_URL
        || !(lower.startsWith("https://")
            || lower.startsWith("http://")
            || lower.startsWith("file:///"))) {
      throw new IllegalArgumentException("not an address to open again");
    }
    title = title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
  }

  /** Returns the tab; empty for an address that is not opened again, such as a start page's. */
  public static Optional<SavedTab> of(String url, String title) {
    try {
      return Optional.of(new SavedTab(url, title));
    } catch (IllegalArgumentException notKept) {
      return Optional.empty();
    }
  }
}
