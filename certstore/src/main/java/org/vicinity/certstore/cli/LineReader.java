package org.vicinity.certstore.cli;

import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/** Lines of bounded length: of a longer one the beginning is kept, the rest is passed over. */
final class LineReader {
  /** A line of the input. */
  record Line(String text, boolean isWhole) {}

  private static final int LINE_FEED = '\n';

  private final Reader reader;
  private final int max;

  /** Takes a buffered reader, and the length in characters. */
  LineReader(Reader reader, int max) {
    this.reader = reader;
    this.max = max;
  }

  /** Returns the next line without its end; empty at the end of the input. */
  Optional<Line> next() throws IOException {
    int c = reader.read();
    if (c < 0) {
      return Optional.empty();
    }
    StringBuilder text = new StringBuilder();
    boolean isWhole = true;
    while (c >= 0 && c != LINE_FEED) {
      if (text.length() < max) {
        text.append((char) c);
      } else {
        isWhole = false;
      }
      c = reader.read();
    }
    return Optional.of(new Line(text.toString(), isWhole));
  }
}
