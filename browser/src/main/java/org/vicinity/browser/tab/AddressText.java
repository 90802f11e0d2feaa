package org.vicinity.browser.tab;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people type into an address bar. */
public final class AddressText {
  private static final int LONGEST = 32_768;
  private static final Pattern WITH_SCHEME =
      Pattern.compile("(?i)(https?://|file:/|about:|data:|blob:).*", Pattern.DOTALL);
  private static final Pattern HOST =
      Pattern.compile("((?:[^\\s/?#:@\\[\\]]+|\\[[0-9a-fA-F:.]+\\]))(:[0-9]{1,5})?([/?#].*)?");

  private AddressText() {}

  /**
   * Returns the URL; empty when it is no address. A bare host name gets {@code https}, but
   * addresses of this machine get {@code http}, where nobody can listen in.
   */
  public static Optional<String> url(String typed) {
    String text = typed.strip();
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    if (WITH_SCHEME.matcher(text).matches()) {
      return Optional.of(text);
    }
    Matcher matcher = HOST.matcher(text);
    if (!matcher.matches() || !isHost(matcher.group(1), matcher.group(2) != null)) {
      return Optional.empty();
    }
    return Optional.of((Hosts.isThisComputer(matcher.group(1)) ? "http://" : "https://") + text);
  }

  private static boolean isHost(String host, boolean withPort) {
    if (host.startsWith("[")) {
      return true;
    }
    try {
      String ascii = IDN.toASCII(host);
      // One word alone is rather a word than a host, unless it is this machine.
      return !ascii.isEmpty() && (ascii.contains(".") || withPort || Hosts.isThisComputer(ascii));
    } catch (IllegalArgumentException notAName) {
      return false;
    }
  }
}
