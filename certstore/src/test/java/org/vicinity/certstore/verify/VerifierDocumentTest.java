package org.vicinity.certstore.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The document says what the code does. */
class VerifierDocumentTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "security", "verifier.md");

  @Test
  void theRulesAreListedInTheirOrderWithTheirSources() throws IOException {
    List<String> rows =
        Files.readAllLines(DOCUMENT).stream()
            .filter(line -> line.matches("\\| `[A-Z_]+` .*"))
            .toList();
    assertThat(rows)
        .containsExactlyElementsOf(
            Arrays.stream(Rule.values())
                .map(rule -> "| `" + rule + "` | " + rule.text() + " | " + rule.source() + " |")
                .toList());
  }

  @Test
  void theDifferencesToOpensslAreListed() throws IOException {
    String text = Files.readString(DOCUMENT);
    assertThat(
            text.substring(text.indexOf("## Differences")).lines().filter(l -> l.startsWith("- ")))
        .containsExactlyElementsOf(
            Arrays.stream(Difference.values()).map(d -> "- " + d.reason() + ".").toList());
  }
}
