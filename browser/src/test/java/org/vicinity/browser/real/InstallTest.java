package org.vicinity.browser.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.browser.engine.EngineInstall;

/** Unpacks the real archive: half a gigabyte on disk. */
@Tag("browser")
class InstallTest {
  @TempDir Path cache;

  @Test
  void unpacksOnceAndBeginsAgainWhatWasNotFinished() throws Exception {
    List<String> told = new ArrayList<>();
    Path folder = cache.resolve("engine-" + EngineInstall.VERSION);
    // As an unpacking leaves it that was cut off: files, but no mark that all of them are there.
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("libcef.so"), "half of it");
    Files.writeString(folder.resolve("build_meta.json"), "{}");

    assertThat(EngineInstall.into(cache, told::add)).isEqualTo(folder);
    assertThat(told).hasSize(1);
    assertThat(Files.size(folder.resolve("libcef.so"))).isGreaterThan(100_000_000);

    EngineInstall.into(cache, told::add);
    assertThat(told).hasSize(1);
  }
}
