package org.vicinity.browser.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
    assertThat(FileNames.safe("bill.pdf" + " ".repeat(50) + ".exe")).isEqualTo("bill.pdf .exe");
    assertThat(FileNames.safe("a.txt. ")).isEqualTo("a.txt");
    assertThat(FileNames.safe("\ud800.txt")).endsWith(".txt");
  }

  @Test
  void aLongNameKeepsItsEnding() {
    assertThat(FileNames.safe("x".repeat(500) + ".mp4")).hasSize(200).endsWith(".mp4");
    assertThat(
            FileNames.safe("\u6620".repeat(500) + ".mp4").getBytes(StandardCharsets.UTF_8).length)
        .isBetween(100, 200);
  }

  @Property
  void anyNameStaysInItsFolder(@ForAll String suggested) {
    Path folder = Path.of("/downloads");
    assertThat(folder.resolve(FileNames.safe(suggested)).normalize().getParent()).isEqualTo(folder);
  }
}
