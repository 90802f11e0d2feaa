package org.vicinity.demo.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DataDirectoriesTest {
  @Test
  void theUsersDataIsBelowHome() {
    assertThat(DataDirectories.of("x", Map.of(), "/home/me"))
        .isEqualTo(Path.of("/home/me/.local/share/vicinity/x"));
  }

  @Test
  void theEnvironmentDecidesWhenItIsAbsolute() {
    assertThat(DataDirectories.of("x", Map.of("XDG_DATA_HOME", "/data"), "/home/me"))
        .isEqualTo(Path.of("/data/vicinity/x"));
    assertThat(DataDirectories.of("x", Map.of("XDG_DATA_HOME", "data"), "/home/me"))
        .isEqualTo(Path.of("/home/me/.local/share/vicinity/x"));
  }
}
