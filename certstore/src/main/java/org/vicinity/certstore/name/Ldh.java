package org.vicinity.certstore.name;

import java.util.regex.Pattern;

/** The rules that every DNS label of ours obeys (RFC 1123 section 2.1, RFC 5890 section 2.3.1). */
final class Ldh {
  /** Longest label, in octets (RFC 1035 section 2.3.4). */
  static final int MAX = 63;

  private static final Pattern HYPHENS_OR_OTHERS = Pattern.compile("[^a-z0-9]+");

  private Ldh() {}

  /** Says whether the text is a lower-case LDH label: letters, digits, inner hyphens, 1 to 63. */
  static boolean isLabel(String text) {
    // By hand, because a store of thousands of names is checked while the browser starts.
    if (text.isEmpty() || text.length() > MAX) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      boolean atAnEnd = i == 0 || i == text.length() - 1;
      if (!isLetterOrDigit(text.charAt(i)) && (atAnEnd || text.charAt(i) != '-')) {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }

  /**
   * Says whether a URL parser would take the label for an internationalized one and try to decode
   * it (RFC 5890 section 2.3.2.1); we make no such labels.
   */
  static boolean looksInternationalized(String label) {
    return label.startsWith("xn--");
  }

  /**
   * Returns the lower-case letters and digits of the text, everything between them turned into one
   * hyphen, cut to the given length; empty when there are none. Runs of hyphens never come out.
   */
  static String squeeze(String lowerCase, int maxLength) {
    String joined = trim(HYPHENS_OR_OTHERS.matcher(lowerCase).replaceAll("-"));
    return joined.length() <= maxLength ? joined : trim(joined.substring(0, maxLength));
  }

  private static String trim(String text) {
    int from = text.startsWith("-") ? 1 : 0;
    int to = text.endsWith("-") ? text.length() - 1 : text.length();
    return from < to ? text.substring(from, to) : "";
  }
}
