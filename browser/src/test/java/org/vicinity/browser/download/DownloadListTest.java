package org.vicinity.browser.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.browser.engine.Download;
import org.vicinity.browser.engine.EngineDownloads;

class DownloadListTest {
  private Consumer<Download> engine;

  @TempDir private Path folder;

  private final DownloadList list = list(DownloadMemory.none());

  private DownloadList list(DownloadMemory memory) {
    return new DownloadList(
        new EngineDownloads() {
          @Override
          public void to(Path directory, boolean ask) {}

          @Override
          public void listener(Consumer<Download> listener) {
            engine = listener;
          }

          @Override
          public void pause(int number) {}

          @Override
          public void resume(int number) {}

          @Override
          public void cancel(int number) {}
        },
        memory);
  }

  private static Download download(int number, Download.State state) {
    return new Download(
        number,
        "https://a.example:8443/f?q",
        Path.of("/x/a.bin"),
        1_500_000,
        OptionalLong.of(3_000_000),
        2_000,
        state);
  }

  @Test
  void changesReplaceWhatWasSaidBeforeAndAreTold() {
    AtomicInteger told = new AtomicInteger();
    list.listen(told::incrementAndGet);
    engine.accept(download(1, Download.State.RUNNING));
    engine.accept(download(2, Download.State.RUNNING));
    engine.accept(download(1, Download.State.DONE));
    assertThat(list.all())
        .containsExactly(download(1, Download.State.DONE), download(2, Download.State.RUNNING));
    assertThat(told).hasValue(3);
  }

  @Test
  void clearingLeavesWhatGoesOn() {
    engine.accept(download(1, Download.State.DONE));
    engine.accept(download(2, Download.State.PAUSED));
    engine.accept(download(3, Download.State.FAILED));
    list.clear();
    assertThat(list.all()).containsExactly(download(2, Download.State.PAUSED));
  }

  @Test
  void ofVeryManyTheOldestThatHasEndedIsLeftOut() {
    engine.accept(download(0, Download.State.RUNNING));
    for (int i = 1; i <= DownloadList.MOST; i++) {
      engine.accept(download(i, Download.State.DONE));
    }
    assertThat(list.all()).hasSize(DownloadList.MOST);
    assertThat(list.all().get(0).number()).isZero();
    assertThat(list.all().get(1).number()).isEqualTo(2);
  }

  private DownloadMemory memory() {
    return DownloadMemory.in(folder.resolve("downloads.json"));
  }

  @Test
  void theNextRunBeginsWithWhatEndedAndNumbersItsOwnAnew() {
    try (DownloadMemory first = memory()) {
      list(first);
      engine.accept(download(1, Download.State.DONE));
      engine.accept(download(2, Download.State.CANCELLED));
      engine.accept(download(3, Download.State.RUNNING));
    }
    try (DownloadMemory second = memory()) {
      DownloadList next = list(second);
      engine.accept(download(1, Download.State.DONE));
      assertThat(next.all())
          .extracting(Download::state)
          .as("what went on has failed")
          .containsExactly(
              Download.State.DONE,
              Download.State.CANCELLED,
              Download.State.FAILED,
              Download.State.DONE);
      assertThat(next.all()).extracting(Download::number).doesNotHaveDuplicates();
      assertThat(DownloadWords.details(next.all().get(0))).contains("from a.example");
    }
  }

  @Test
  void ofAnAddressOnlyTheSiteIsKept() throws IOException {
    try (DownloadMemory memory = memory()) {
      list(memory);
      engine.accept(download(1, Download.State.DONE));
    }
    assertThat(folder.resolve("downloads.json"))
        .content()
        .contains("https://a.example:8443")
        .doesNotContain("/f?q");
  }

  @Test
  void whatIsClearedDoesNotComeBack() {
    try (DownloadMemory first = memory()) {
      DownloadList cleared = list(first);
      engine.accept(download(1, Download.State.DONE));
      cleared.clear();
    }
    try (DownloadMemory second = memory()) {
      assertThat(list(second).all()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"downloads\":[null]}",
        "{\"downloads\":[{\"site\":\"\",\"file\":\"relative\",\"bytes\":1,\"state\":\"DONE\"}]}",
        "{\"downloads\":[{\"site\":\"\",\"file\":\"/\",\"bytes\":1,\"state\":\"DONE\"}]}",
        "{\"downloads\":[{\"site\":\"\",\"file\":\"/a\",\"bytes\":-1,\"state\":\"DONE\"}]}",
        "{\"downloads\":[{\"site\":\"\",\"file\":\"/a\",\"bytes\":1,\"state\":\"RUNNING\"}]}",
        "{\"downloads\":[{\"site\":\"\",\"file\":\"/a\",\"bytes\":1}]}",
        "{\"downloads\":[{\"file\":\"/a\",\"bytes\":1,\"state\":\"DONE\"}]}"
      })
  void aFileThatNoRunHasWrittenIsSetAside(String contents) throws IOException {
    Files.writeString(folder.resolve("downloads.json"), contents);
    try (DownloadMemory memory = memory()) {
      assertThat(list(memory).all()).isEmpty();
    }
    assertThat(folder.resolve("downloads.json.damaged")).hasContent(contents);
  }

  @Test
  void whatIsSaidNamesSizeSpeedAndHostAndCannotBeMisread() {
    assertThat(DownloadWords.details(download(1, Download.State.RUNNING)))
        .contains("Downloading", "1.5 MB of 3.0 MB", "2.0 kB per second", "from a.example");
    assertThat(DownloadWords.percent(download(1, Download.State.RUNNING))).hasValue(50);
    Download hostile =
        new Download(
            1,
            "https://a.example\u202e/" + "x".repeat(10_000),
            Path.of("/x/<b>gpj.exe"),
            5,
            OptionalLong.empty(),
            0,
            Download.State.DONE);
    assertThat(DownloadWords.name(hostile)).doesNotStartWith("<").doesNotContain("\u202e");
    assertThat(DownloadWords.details(hostile)).doesNotContain("\u202e");
    assertThat(DownloadWords.percent(hostile)).isEmpty();
    assertThat(DownloadWords.line(hostile)).contains("Complete");
  }
}
