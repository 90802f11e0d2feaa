package org.vicinity.browser.real.isolation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The matrix as Markdown: a line for each kind, a column for each row of the matrix. */
final class IsolationTable {
  private static final String BEGIN = "<!-- begin: written by IsolationTest -->\n";
  private static final String END = "<!-- end -->\n";

  /** These pass only beside a WebSocket that the page itself opens, so by chance. */
  private static final String UNANNOUNCED = "(shared|service)-worker.*websocket";

  private IsolationTable() {}

  static String of(Matrix matrix, List<Row> rows) {
    StringBuilder table = new StringBuilder("| Kind of request | site | granted |");
    for (int i = 1; i <= rows.size(); i++) {
      table.append(' ').append(i).append(" |");
    }
    table.append("\n|---|---|---|").append("---|".repeat(rows.size())).append('\n');
    for (String kind : matrix.kinds()) {
      table.append("| `").append(kind).append("` |");
      table.append(mark(matrix.reached(Matrix.CONTROL, kind)));
      table.append(kind.matches(UNANNOUNCED) ? " * |" : mark(matrix.reached(Matrix.GRANTED, kind)));
      for (Row row : rows) {
        table.append(matrix.reached(row.id(), kind) ? " **reached** |" : " 0 |");
      }
      table.append('\n');
    }
    table.append("| TLS connections in all | |");
    table.append(connections(matrix, Matrix.GRANTED));
    rows.forEach(row -> table.append(connections(matrix, row.id())));
    return table.append('\n').toString();
  }

  private static String connections(Matrix matrix, String row) {
    return " " + matrix.handshakes().getOrDefault(row, 0) + " |";
  }

  private static String mark(boolean reached) {
    return reached ? " yes |" : " – |";
  }

  /** Returns the lines without the columns of those who may: what they do is not all certain. */
  static List<String> verdicts(String page) {
    return page.lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.replaceFirst("` \\| \\S+ \\| \\S+ \\|", "` |"))
        .toList();
  }

  /** Puts the table in the place of the one between the page's marks. */
  static void replaceIn(Path page, String table) throws IOException {
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    int end = text.indexOf(END, begin);
    Files.writeString(page, text.substring(0, begin) + table + text.substring(end));
  }
}
