package org.vicinity.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileTest {
  @TempDir Path folder;

  @Test
  void aProfileIsForOneBrowserAtATime() throws Exception {
    Path path = folder.resolve("profile");
    try (Profile first = Profile.open(path)) {
      assertThat(first.devices()).isEqualTo(path.resolve("devices"));
      assertThatExceptionOfType(StartException.class)
          .isThrownBy(() -> Profile.open(path))
          .satisfies(refused -> assertThat(refused.code()).isEqualTo(ExitCode.PROFILE_IN_USE))
          .withMessageContaining("in use")
          .withMessageContaining(path.toString());
    }
    Profile.open(path).close();
  }

  @Test
  void aNewProfileIsItsOwnersOnly() throws Exception {
    Path path = folder.resolve("a/b/profile");
    Profile.open(path).close();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rwx------");
  }

  @Test
  void closingRemovesTheLaunchesFilesAndKeepsTheRest() throws Exception {
    Profile profile = Profile.open(folder.resolve("profile"));
    Files.createDirectories(profile.extension());
    Files.writeString(profile.extension().resolve("inject.js"), "secret");
    Files.createDirectories(profile.devices());
    profile.close();
    assertThat(profile.extension()).doesNotExist();
    assertThat(profile.devices()).exists();
  }

  @Test
  void aTemporaryProfileIsRemovedAsAWhole() throws Exception {
    Profile profile = Profile.temporary();
    Files.createDirectories(profile.devices().resolve("x"));
    Path path = profile.devices().getParent();
    profile.close();
    assertThat(path).doesNotExist();
  }

  @Test
  void aProfileThatCannotBeWrittenIsExplained() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatExceptionOfType(StartException.class)
        .isThrownBy(() -> Profile.open(file.resolve("profile")))
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(ExitCode.FAILED))
        .withMessageContaining("permissions");
  }
}
