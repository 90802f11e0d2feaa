package org.vicinity.browser.sites;

import java.util.Locale;
import java.util.Optional;

/**
 * A page that the user has been to.
 *
 * @param url its address on the web, without a user's name and password and without a fragment
 * @param title its title; hostile text
 * @param count how often
 * @param last the last time, in milliseconds since 1970
 */
public record Visit(String url, String title, int count, long last) {
  private static final int LONGEST_URL = 2_048;
  private static final int LONGEST_TITLE = 200;

  /**
   * Refuses other addresses.
   *
   * @throws IllegalArgumentException for an address that is not of the web, or a very long one
   */
  public Visit {
    String lower = url.toLowerCase(Locale.ROOT);
    if (url.length() > LONGEST_URL
        || !(lower.startsWith("https://") || lower.startsWith("http://"))) {
      throw new IllegalArgumentException("no address to remember");
    }
    title = title.length() > LONGEST_TITLE ? title.substring(0, LONGEST_TITLE) : title;
  }

  /** Returns how an address is remembered; empty when it is not. */
  static Optional<String> address(String url) {
    int fragment = url.indexOf('#');
    String plain = fragment < 0 ? url : url.substring(0, fragment);
    if (plain.length() > LONGEST_URL || !plain.matches("(?i)https?://.+")) {
      return Optional.empty();
    }
    int end = plain.indexOf("://") + 3;
    while (end < plain.length() && "/?\\".indexOf(plain.charAt(end)) < 0) {
      end++;
    }
    // What an authority has before an @ is a secret as often as not.
    return plain.substring(0, end).contains("@") ? Optional.empty() : Optional.of(plain);
  }

  /** Returns what follows the scheme, without {@code www.}, in lower case: what people type. */
  String typed() {
    return url.toLowerCase(Locale.ROOT).replaceFirst("^https?://(www\\.)?", "");
  }
}
