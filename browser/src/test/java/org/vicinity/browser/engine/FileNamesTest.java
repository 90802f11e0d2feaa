package org.vicinity.browser.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FileNamesTest {
  @Test
  void foldersHiddenFilesAndControlCharactersAreLeftOut() {
    assertThat(FileNames.safe("../../etc/passwd")).isEqualTo("passwd");
    assertThat(FileNames.safe("C:\\x\\y.exe")).isEqualTo("y.exe");
    assertThat(FileNames.safe(".bashrc")).isEqualTo("bashrc");
    assertThat(FileNames.safe("a\u202Egpj.exe")).isEqualTo("a_gpj.exe");
    assertThat(FileNames.safe("..")).isEqualTo("download");
    assertThat(FileNames.safe("")).isEqualTo("download");
  }

  @Test
  void aLongNameKeepsItsEnding() {
    assertThat(FileNames.safe("x".repeat(500) + ".mp4")).hasSize(120).endsWith(".mp4");
  }

  @Property
  void anyNameStaysInItsFolder(@ForAll String suggested) {
    Path folder = Path.of("/downloads");
    assertThat(folder.resolve(FileNames.safe(suggested)).normalize().getParent()).isEqualTo(folder);
  }
}
