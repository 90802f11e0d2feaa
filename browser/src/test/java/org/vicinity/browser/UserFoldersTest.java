package org.vicinity.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
  private static final Path HOME = Path.of("/home/ada");

  @Test
  void followTheXdgSpecification() {
    UserFolders folders =
        UserFolders.of(Map.of("XDG_DATA_HOME", "/data", "XDG_CACHE_HOME", "/cache"), HOME);
    assertThat(folders.defaultProfile()).isEqualTo(Path.of("/data/vicinity/default"));
    assertThat(folders.cache()).isEqualTo(Path.of("/cache/vicinity"));
  }

  @Test
  void haveDefaultsInTheHomeFolder() {
    UserFolders folders = UserFolders.of(Map.of("XDG_DATA_HOME", "relative"), HOME);
    assertThat(folders.defaultProfile())
        .isEqualTo(Path.of("/home/ada/.local/share/vicinity/default"));
    assertThat(folders.cache()).isEqualTo(Path.of("/home/ada/.cache/vicinity"));
    assertThat(folders.downloads()).isEqualTo(Path.of("/home/ada/Downloads"));
  }
}
