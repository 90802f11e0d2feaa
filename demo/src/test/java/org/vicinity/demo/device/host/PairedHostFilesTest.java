package org.vicinity.demo.device.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.demo.fixture.TestHost;

class PairedHostFilesTest {
  @TempDir Path directory;
  private PairedHostFiles files;
  private final TestHost a = TestHost.of("media", "https://a.example");
  private final TestHost b = TestHost.of("media", "https://b.example");

  @BeforeEach
  void open() throws Exception {
    files = new PairedHostFiles(directory);
  }

  @Test
  void whatWasSavedComesBack() throws Exception {
    PairedHost saved = a.paired();
    files.save(saved);
    files.save(b.paired());
    PairedHost loaded =
        files.load().stream()
            .filter(each -> each.host().equals(a.host()))
            .findFirst()
            .orElseThrow();
    assertThat(loaded)
        .usingRecursiveComparison()
        .ignoringFields("identity", "secret")
        .isEqualTo(saved);
    assertThat(loaded.identity().key()).isEqualTo(saved.identity().key());
    assertThat(loaded.identity().chain()).isEqualTo(saved.identity().chain());
    assertThat(loaded.secret().matches(a.secret())).isTrue();
    assertThat(loaded.secret().matches(b.secret())).isFalse();
  }

  @Test
  void onlyTheOwnerReadsIt() throws Exception {
    files.save(a.paired());
    try (Stream<Path> all = Files.walk(directory.resolve(a.host()))) {
      for (Path path : all.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
      }
    }
  }

  @Test
  void aRemovedOneIsGone() throws Exception {
    files.save(a.paired());
    files.remove(a.host());
    files.remove(a.host());
    assertThat(files.load()).isEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void whatACrashLeftIsNotServedAndCleanedUp() throws Exception {
    files.save(a.paired());
    Path draft = directory.resolve(".draft-123");
    Files.createDirectory(draft);
    Files.writeString(draft.resolve("key.pem"), "half a key");
    assertThat(new PairedHostFiles(directory).load()).hasSize(1);
    assertThat(draft).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"key.pem", "chain.pem", "authority.pem", "pairing.json"})
  void aDamagedOneIsLeftOutAndLeftInPlace(String file) throws Exception {
    files.save(a.paired());
    files.save(b.paired());
    Path damaged = directory.resolve(a.host()).resolve(file);
    Files.writeString(damaged, "{}");
    assertThat(files.load()).extracting(PairedHost::host).containsExactly(b.host());
    assertThat(damaged).exists();
  }

  @Test
  void oneThatNamesAnotherHostIsLeftOut() throws Exception {
    files.save(a.paired());
    Files.move(directory.resolve(a.host()), directory.resolve(b.host()));
    assertThat(files.load()).isEmpty();
  }
}
