package org.vicinity.ble;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each test that docs/bluetooth-faults.md names is there. */
class FaultTableTest {
  private static final Path TABLE = Path.of("..", "docs", "bluetooth-faults.md");
  private static final Pattern NAMED =
      Pattern.compile("`([A-Z][A-Za-z]+(?:Test|IT))\\.([a-z][A-Za-z]+)`");
  private static final Pattern BASE = Pattern.compile(" extends ([A-Z][A-Za-z]+Contract)");

  @Test
  void allNamedTestsExist() throws Exception {
    List<String> missing = new ArrayList<>();
    int named = 0;
    Matcher matcher = NAMED.matcher(Files.readString(TABLE));
    while (matcher.find()) {
      named++;
      if (!has(matcher.group(1), matcher.group(2))) {
        missing.add(matcher.group());
      }
    }

    assertThat(missing).isEmpty();
    assertThat(named).isGreaterThan(30);
  }

  /** Looks at the sources: tests of other modules, and of a class's contract, are named too. */
  private static boolean has(String testClass, String method) throws Exception {
    String source = source(testClass);
    if (source.contains("void " + method + "(")) {
      return true;
    }
    Matcher base = BASE.matcher(source);
    return base.find() && has(base.group(1), method);
  }

  private static String source(String name) throws Exception {
    StringBuilder found = new StringBuilder();
    for (String module : List.of("ble", "channel", "demo")) {
      try (Stream<Path> files = Files.walk(Path.of("..", module, "src", "test", "java"))) {
        for (Path file : files.filter(it -> it.endsWith(name + ".java")).toList()) {
          found.append(Files.readString(file, StandardCharsets.UTF_8));
        }
      }
    }
    return found.toString();
  }
}
