package org.vicinity.browser.download;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.engine.Download;
import org.vicinity.browser.engine.EngineDownloads;

class DownloadListTest {
  private Consumer<Download> engine;

  private final DownloadList list =
      new DownloadList(
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
          });

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
