package org.vicinity.browser.engine;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chromium's URLs as {@link URI}s: the WHATWG allows what RFC 3986 does not. */
final class PageUrls {
  private static final Pattern ORIGIN = Pattern.compile("(https?://[^/?#\\\\]*)[/?#].*");
  private static final URI NONE = URI.create("about:invalid");

  private PageUrls() {}

  /**
   * Returns the URL, without path and query when those are not RFC 3986's, and {@code
   * about:invalid} when it is no web page's and cannot be read.
   */
  static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException notRfc3986) {
      Matcher matcher = ORIGIN.matcher(url);
      return matcher.matches() ? origin(matcher.group(1)) : NONE;
    }
  }

  private static URI origin(String text) {
    try {
      return new URI(text + "/");
    } catch (URISyntaxException hostile) {
      return NONE;
    }
  }
}
