package org.vicinity.demo.guest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long each part of an exchange took, by transport; prints them side by side. */
final class Figures {
  private final Map<String, Map<String, String>> rows = new LinkedHashMap<>();
  private final List<String> columns = new ArrayList<>();
  private String column = "";
  private long mark;

  /** Begins a column. */
  void begin(String transport) {
    column = transport;
    columns.add(transport);
    mark = System.nanoTime();
  }

  /** Notes the time since the last mark. */
  void mark(String what) {
    note(what, "%d ms".formatted(since(mark)));
    mark = System.nanoTime();
  }

  /** Notes that time with the bytes that it took. */
  void mark(String what, int bytes) {
    note(what, "%d ms, %d bytes".formatted(since(mark), bytes));
    mark = System.nanoTime();
  }

  /** Notes the time since a moment of {@link System#nanoTime()}. */
  void total(String what, long start) {
    note(what, "%d ms".formatted(since(start)));
  }

  private static long since(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private void note(String what, String value) {
    rows.computeIfAbsent(what, key -> new LinkedHashMap<>()).put(column, value);
  }

  /** Prints the table. */
  void print() {
    StringBuilder text = new StringBuilder("%-44s".formatted("figure"));
    columns.forEach(each -> text.append("%22s".formatted(each)));
    rows.forEach(
        (what, values) -> {
          text.append("%n%-44s".formatted(what));
          columns.forEach(each -> text.append("%22s".formatted(values.getOrDefault(each, "-"))));
        });
    System.out.println(text);
  }
}
