package org.vicinity.browser.engine;

/** File names that a server suggests are hostile. */
final class FileNames {
  private static final int LONGEST = 120;

  private FileNames() {}

  /** Returns a plain name: no folders, no control or bidi characters, not hidden, not empty. */
  static String safe(String suggested) {
    String last =
        suggested.substring(Math.max(suggested.lastIndexOf('/'), suggested.lastIndexOf('\\')) + 1);
    String plain =
        last.replaceAll("[\\p{Cntrl}\\p{Cf}<>:\"|?*]", "_").replaceAll("^[.\\s]+", "").strip();
    if (plain.length() > LONGEST) {
      int dot = plain.lastIndexOf('.');
      String ending = dot >= 0 && plain.length() - dot <= 10 ? plain.substring(dot) : "";
      plain = plain.substring(0, LONGEST - ending.length()) + ending;
    }
    return plain.isEmpty() ? "download" : plain;
  }
}
