package org.vicinity.certstore.verify;

/** Text out of certificates is hostile: control characters, right-to-left overrides, megabytes. */
final class Printable {
  private static final int MAX = 240;

  private Printable() {}

  /** Returns the text with everything but printable ASCII escaped, cut to a length to read. */
  static String of(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (out.length() >= MAX) {
        return out.append("...").toString();
      }
      char c = text.charAt(i);
      if (c >= ' ' && c <= '~') {
        out.append(c);
      } else {
        out.append(String.format("\\u%04x", (int) c));
      }
    }
    return out.toString();
  }
}
