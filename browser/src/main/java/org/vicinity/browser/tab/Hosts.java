package org.vicinity.browser.tab;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The host of a web address. */
final class Hosts {
  private static final Pattern WEB =
      Pattern.compile(
          "https?://(?:[^/?#\\\\]*@)?([^/?#\\\\:@\\[\\]]+|\\[[^\\]]*\\])(?::.*|[/?#\\\\].*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private Hosts() {}

  static Optional<String> of(String url) {
    Matcher matcher = WEB.matcher(url);
    return matcher.matches()
        ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }
}
