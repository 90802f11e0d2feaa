package org.vicinity.browser.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FileDialogsTest {
  @Test
  void theEnginesListsOfExtensionsBecomeOne() {
    assertThat(FileDialogs.extensions(List.of(".png;.JPG", "", ".png", "webm")))
        .containsExactly("png", "jpg", "webm");
  }

  @Test
  void whatIsNoExtensionIsLeftOut() {
    assertThat(FileDialogs.extensions(List.of("image/*", ".a b", "../x"))).isEmpty();
    assertThat(FileDialogs.extensions(null)).isEmpty();
  }
}
