package org.vicinity.browser.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** File names that a server suggests are hostile. */
final class FileNames {
  /** Bytes in UTF-8; file systems take 255, and a number may come in front. */
  private static final int LONGEST = 200;

  private static final int LONGEST_ENDING = 20;

  private FileNames() {}

  /** Returns a plain name: no folders, no control or bidi characters, not hidden, not empty. */
  static String safe(String suggested) {
    String last =
        suggested.substring(Math.max(suggested.lastIndexOf('/'), suggested.lastIndexOf('\\')) + 1);
    String plain =
        last.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029<>:\"|?*]", "_")
            .replaceAll("\\s+", " ")
            .replaceAll("^[.\\s]+|[.\\s]+$", "");
    if (bytes(plain) > LONGEST) {
      int dot = plain.lastIndexOf('.');
      String ending =
          dot >= 0 && bytes(plain.substring(dot)) <= LONGEST_ENDING ? plain.substring(dot) : "";
      plain = cut(plain, LONGEST - bytes(ending)) + ending;
    }
    return plain.isEmpty() ? "download" : spelled(plain);
  }

  /** Some systems have no names with other letters than ASCII's. */
  private static String spelled(String name) {
    try {
      return Path.of(name).toString();
    } catch (InvalidPathException unmappable) {
      return name.replaceAll("[^ -~]", "_");
    }
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Returns the longest beginning with so many bytes, of whole characters. */
  private static String cut(String text, int bytes) {
    int used = 0;
    int end = 0;
    while (end < text.length()) {
      int character = text.codePointAt(end);
      used += bytes(Character.toString(character));
      if (used > bytes) {
        break;
      }
      end += Character.charCount(character);
    }
    return text.substring(0, end);
  }
}
