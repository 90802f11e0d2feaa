package org.vicinity.browser.tab;

/** Text of pages and servers, made fit for Swing, which renders HTML wherever it sees it. */
final class PlainText {
  private PlainText() {}

  /**
   * Returns one line without control and bidi characters that no Swing component takes for HTML.
   *
   * @param longest how many characters it has at most
   */
  static String line(String hostile, int longest) {
    String plain = hostile.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    if (plain.length() > longest) {
      plain = plain.substring(0, longest - 1) + "…";
    }
    return plain.startsWith("<") ? " " + plain : plain;
  }

  /** As {@link #line}, with line breaks kept; for components that do not know HTML. */
  static String lines(String hostile, int longest) {
    String plain = hostile.replaceAll("[\\p{Cf}\\p{Cntrl}&&[^\\n\\t]]", " ");
    return plain.length() > longest ? plain.substring(0, longest - 1) + "…" : plain;
  }
}
