package org.vicinity.browser.display;

import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Text from a device or a page, made fit to be shown. What comes out is one line without anything
 * that is invisible, turns the direction of its neighbours (Unicode UAX #9), piles up marks or
 * makes Swing read HTML; the result does not depend on what shows it.
 */
public final class DisplayText {
  /** The longest text that is shown, in code points. */
  public static final int MAX_LENGTH = 64;

  /** Letters of living scripts carry up to three or four marks; more is decoration or an attack. */
  private static final int MAX_MARKS = 4;

  /** More is not even looked at; transports bound their texts far below. */
  private static final int MAX_INPUT = 1024;

  private static final String ELLIPSIS = "…";

  /** A strong left-to-right mark on either side keeps a right-to-left part in its own place. */
  private static final String SEPARATOR = "\u200e · \u200e";

  private DisplayText() {}

  /**
   * Returns what may be shown of a text.
   *
   * @param raw anything
   * @param fallback what is shown when nothing is left, such as {@code "unnamed device"}; trusted
   * @return at most {@value #MAX_LENGTH} code points, never empty unless the fallback is
   */
  public static String of(String raw, String fallback) {
    return of(raw, fallback, MAX_LENGTH);
  }

  /**
   * As {@link #of(String, String)}, for texts that are longer by nature.
   *
   * @param longest how many code points may be shown
   */
  public static String of(String raw, String fallback, int longest) {
    String bounded = raw.length() <= MAX_INPUT ? raw : raw.substring(0, MAX_INPUT);
    // Composed last: what is taken out may have stood between a letter and its mark.
    String composed = Normalizer.normalize(visible(bounded), Normalizer.Form.NFC);
    String clean = withoutLeadingTag(shorten(composed, longest));
    return clean.isEmpty() ? fallback : clean;
  }

  /** Returns what may be shown of a device's name. */
  public static String device(String raw) {
    return of(raw, DisplayTexts.UNNAMED.text());
  }

  /** Returns texts that {@link #of} gave in one line, the empty ones left out. */
  public static String joined(List<String> parts) {
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(SEPARATOR));
  }

  private static String visible(String text) {
    StringBuilder out = new StringBuilder();
    int marks = 0;
    boolean gap = false;
    for (int at = 0; at < text.length(); ) {
      int code = text.codePointAt(at);
      at += Character.charCount(code);
      if (isGap(code)) {
        gap = out.length() > 0;
        continue;
      }
      if (isInvisible(code)) {
        continue;
      }
      boolean mark = isMark(code);
      marks = mark ? marks + 1 : 0;
      if (marks > MAX_MARKS || (mark && (gap || out.length() == 0))) {
        // A mark without a letter of its own would sit on whatever the window shows before it.
        continue;
      }
      if (gap) {
        out.append(' ');
        gap = false;
      }
      out.appendCodePoint(code);
    }
    return out.toString();
  }

  /** What parts words: all spaces, and the controls that would break or jump a line. */
  private static boolean isGap(int code) {
    return Character.isSpaceChar(code) || Character.isWhitespace(code);
  }

  private static boolean isMark(int code) {
    int type = Character.getType(code);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static boolean isInvisible(int code) {
    return switch (Character.getType(code)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      default -> isDefaultIgnorable(code);
    };
  }

  /** Default_Ignorable_Code_Point (UAX #44) of those categories that are not refused as a whole. */
  private static boolean isDefaultIgnorable(int code) {
    return code == 0x034f
        || code == 0x3164
        || code == 0xffa0
        || between(code, 0x115f, 0x1160)
        || between(code, 0x17b4, 0x17b5)
        || between(code, 0x180b, 0x180f)
        || between(code, 0xfe00, 0xfe0f)
        || between(code, 0xe0000, 0xe0fff)
        // Not ignorable by Unicode, but drawn as nothing.
        || code == 0x2800;
  }

  private static boolean between(int code, int first, int last) {
    return code >= first && code <= last;
  }

  private static String shorten(String text, int longest) {
    if (text.codePointCount(0, text.length()) <= longest) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, longest - 1)).stripTrailing() + ELLIPSIS;
  }

  /** Swing takes a text for HTML by its first characters alone. */
  private static String withoutLeadingTag(String text) {
    return text.startsWith("<") ? "‹" + text.substring(1) : text;
  }
}
