package org.vicinity.browser.real.isolation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was measured.
 *
 * @param kinds all kinds, in the order of {@code kinds.js}, those of whole tabs behind
 * @param reached by row, the kinds that reached a server; {@link #CONTROL} is the row in which an
 *     ordinary public site was to be reached
 * @param handshakes by row, TLS connections to the devices
 */
record Matrix(
    List<String> kinds, Map<String, Set<String>> reached, Map<String, Integer> handshakes) {
  static final String CONTROL = "control";
  static final String GRANTED = "granted";

  static Matrix empty(List<String> kinds) {
    return new Matrix(kinds, new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  /** Takes what servers have noted: paths of the form {@code /t/row/kind}. */
  void note(List<String> paths) {
    for (String path : paths) {
      String[] parts = path.split("/");
      reached.computeIfAbsent(parts[2], row -> new TreeSet<>()).add(parts[3]);
    }
  }

  boolean reached(String row, String kind) {
    return reached.getOrDefault(row, Set.of()).contains(kind);
  }

  /** Returns the kinds that send something in this engine at all. */
  List<String> alive() {
    return kinds.stream().filter(kind -> reached(CONTROL, kind) || reached(GRANTED, kind)).toList();
  }
}
