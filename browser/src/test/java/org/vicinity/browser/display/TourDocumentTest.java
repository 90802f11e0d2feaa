package org.vicinity.browser.display;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/tour.md shows the pictures that are there, all of them, each in both themes. */
class TourDocumentTest {
  private static final Path DOCUMENTS = Path.of("../docs");
  private static final Pattern PICTURE =
      Pattern.compile("\\(images/tour/((?:light|dark)-[^)]*)\\)");

  @Test
  void everyPictureIsThereAndShown() throws IOException {
    String text = Files.readString(DOCUMENTS.resolve("tour.md"));
    Set<String> shown =
        PICTURE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(DOCUMENTS.resolve("images/tour"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(shown);
    }
  }

  @Test
  void everyPictureIsInBothThemes() throws IOException {
    String text = Files.readString(DOCUMENTS.resolve("tour.md"));
    assertThat(
            text.lines()
                .filter(line -> line.contains("images/tour/"))
                .map(line -> PICTURE.matcher(line).results().map(found -> found.group(1)).toList()))
        .isNotEmpty()
        .allSatisfy(
            pair ->
                assertThat(pair)
                    .hasSize(2)
                    .last()
                    .isEqualTo(pair.get(0).replaceFirst("light-", "dark-")));
  }
}
