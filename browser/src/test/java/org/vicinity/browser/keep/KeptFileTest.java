package org.vicinity.browser.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptFileTest {
  private record Words(List<String> words) {
    Words {
      words = List.copyOf(words);
    }
  }

  @TempDir Path folder;

  private KeptFile<Words> open() {
    return new KeptFile<>(folder.resolve("words.json"), Words.class, 1_000);
  }

  @Test
  void theLastOfManyValuesIsThereAfterTheEnd() {
    try (KeptFile<Words> file = open()) {
      assertThat(file.read()).isEmpty();
      for (int i = 0; i < 50; i++) {
        file.save(new Words(List.of("ä\"<", Integer.toString(i))));
      }
    }
    try (KeptFile<Words> file = open()) {
      assertThat(file.read()).contains(new Words(List.of("ä\"<", "49")));
    }
    assertThat(folder.resolve("words.json.draft")).doesNotExist();
  }

  @Test
  void aDraftOfACutOffWriteDoesNotCount() throws Exception {
    try (KeptFile<Words> file = open()) {
      file.save(new Words(List.of("whole")));
    }
    Files.writeString(folder.resolve("words.json.draft"), "{\"words\":[\"ha");
    try (KeptFile<Words> file = open()) {
      assertThat(file.read()).contains(new Words(List.of("whole")));
      file.save(new Words(List.of("next")));
    }
    assertThat(open().read()).contains(new Words(List.of("next")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "{\"words\":null}", "{\"words\":[1,", "[]", "{}"})
  void aDamagedFileIsSetAside(String text) throws Exception {
    Files.writeString(folder.resolve("words.json"), text);
    try (KeptFile<Words> file = open()) {
      assertThat(file.read()).isEmpty();
    }
    assertThat(folder.resolve("words.json")).doesNotExist();
    assertThat(folder.resolve("words.json.damaged")).hasContent(text);
  }

  @Test
  void aFileThatIsTooLongIsSetAside() throws Exception {
    Files.writeString(folder.resolve("words.json"), "{\"words\":[\"" + "x".repeat(1_000) + "\"]}");
    assertThat(open().read()).isEmpty();
    assertThat(folder.resolve("words.json.damaged")).exists();
  }
}
