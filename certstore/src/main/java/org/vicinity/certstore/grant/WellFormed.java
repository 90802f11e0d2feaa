package org.vicinity.certstore.grant;

/**
 * Text of pages and devices may hold half a surrogate pair, which no encoding can carry; it becomes
 * U+FFFD, as in the conversion to a USVString (Web IDL section 3.2.12).
 */
final class WellFormed {
  private WellFormed() {}

  /** Returns the text without lone surrogates. */
  static String text(String text) {
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(point -> point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point)
        .forEach(out::appendCodePoint);
    return out.toString();
  }
}
