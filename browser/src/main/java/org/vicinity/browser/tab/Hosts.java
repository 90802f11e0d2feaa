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
  private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}");

  private Hosts() {}

  static Optional<String> of(String url) {
    Matcher matcher = WEB.matcher(url);
    return matcher.matches()
        ? Optional.of(matcher.group(1).toLowerCase(Locale.ROOT))
        : Optional.empty();
  }

  /**
   * Returns whether a host leads to this computer, whatever a resolver says (RFC 6761, section 6.3;
   * RFC 1122, section 3.2.1.3). A name that only begins like such an address does not.
   */
  static boolean isThisComputer(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.equals("localhost")
        || lower.endsWith(".localhost")
        || lower.equals("[::1]")
        || lower.equals("::1")
        || LOOPBACK.matcher(lower).matches();
  }
}
