package org.vicinity.demo.device.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "film.webm", "A-1_b.c", "0..", "con"})
  void plainNamesAreSafe(String name) {
    assertThat(FileNames.isSafe(name)).isTrue();
  }

  @Property
  void whatIsSafeStaysInItsFolder(@ForAll String name) {
    if (FileNames.isSafe(name)) {
      Path folder = Path.of("/uploads/host");
      Path file = folder.resolve(name).normalize();
      assertThat(file.getParent()).isEqualTo(folder);
      assertThat(file.getFileName().toString()).isEqualTo(name).doesNotStartWith(".");
    }
  }
}
