package org.vicinity.demo.device.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.demo.pki.PrivateFiles;

/** The background copy of the library. */
class CacheFillTest {
  private static final int LENGTH = 300_000;

  @TempDir Path directory;
  private final LinkedBlockingQueue<FillEvent> events = new LinkedBlockingQueue<>();

  private MediaLibrary library() throws IOException {
    Path folder = directory.resolve("library");
    Files.createDirectories(folder);
    Files.write(folder.resolve("a.webm"), bytes());
    return MediaLibrary.of(folder);
  }

  private static byte[] bytes() {
    byte[] bytes = new byte[LENGTH];
    new Random(7).nextBytes(bytes);
    return bytes;
  }

  private CacheFill fill(MediaLibrary library) throws IOException {
    return new CacheFill(library, directory.resolve("cache"), Long.MAX_VALUE, events::add);
  }

  private FillEvent next() throws InterruptedException {
    FillEvent event = events.poll(60, TimeUnit.SECONDS);
    assertThat(event).as("an event came").isNotNull();
    return event;
  }

  private FillEvent end(String name) throws InterruptedException {
    FillEvent event = next();
    while (event instanceof FillEvent.Progress || !event.name().equals(name)) {
      event = next();
    }
    return event;
  }

  @Test
  void everyChunkIsReportedAndTheCopyIsTheSame() throws Exception {
    MediaLibrary library = library();
    try (CacheFill cache = fill(library)) {
      assertThat(cache.state()).allMatch(each -> each.bytes() == 0);
      cache.start();
      List<Long> copied = new ArrayList<>();
      FillEvent event = next();
      while (event instanceof FillEvent.Progress step) {
        assertThat(step.total()).isEqualTo(LENGTH);
        copied.add(step.bytes());
        event = next();
      }
      assertThat(copied).containsExactly(65536L, 131072L, 196608L, 262144L, 300000L);
      assertThat(event)
          .isEqualTo(
              new FillEvent.Complete(
                  "a.webm", LENGTH, Hashing.sha256().hashBytes(bytes()).toString()));
      assertThat(directory.resolve("cache/a.webm")).hasBinaryContent(bytes());
      end("film.webm");
      assertThat(cache.state()).allMatch(each -> each.bytes() == each.total());
    }
  }

  @Test
  void whatIsCompleteIsNotCopiedAgainAndARefillCopiesAll() throws Exception {
    MediaLibrary library = library();
    try (CacheFill cache = fill(library)) {
      cache.start();
      end("film.webm");
    }
    try (CacheFill cache = fill(library)) {
      assertThat(cache.state()).allMatch(each -> each.bytes() == each.total());
      cache.start();
      cache.refill();
      assertThat(end("a.webm")).isInstanceOf(FillEvent.Complete.class);
      assertThat(end("film.webm")).isInstanceOf(FillEvent.Complete.class);
    }
  }

  @Test
  void aCopyThatWasCutOffIsMadeAnew() throws Exception {
    MediaLibrary library = library();
    PrivateFiles.makeDirectory(directory.resolve("cache"));
    Files.write(directory.resolve("cache/a.webm"), new byte[10]);
    Files.write(directory.resolve("cache/a.webm.part"), new byte[20]);
    try (CacheFill cache = fill(library)) {
      assertThat(cache.isCached(library.items().get(0))).isFalse();
      cache.start();
      end("a.webm");
      assertThat(directory.resolve("cache/a.webm")).hasBinaryContent(bytes());
      assertThat(directory.resolve("cache/a.webm.part")).doesNotExist();
    }
  }

  @Test
  void aFilmThatGoesAwayIsReportedAndTheNextIsCopied() throws Exception {
    MediaLibrary library = library();
    Files.delete(directory.resolve("library/a.webm"));
    try (CacheFill cache = fill(library)) {
      cache.start();
      assertThat(end("a.webm")).isInstanceOf(FillEvent.Failed.class);
      assertThat(end("film.webm")).isInstanceOf(FillEvent.Complete.class);
      assertThat(directory.resolve("cache/a.webm.part")).doesNotExist();
    }
  }

  @Test
  void theRateIsKept() throws Exception {
    MediaLibrary library = library();
    try (CacheFill cache =
        new CacheFill(library, directory.resolve("cache"), 1_000_000, events::add)) {
      cache.start();
      FillEvent.Progress last = null;
      FillEvent event = next();
      while (event instanceof FillEvent.Progress step) {
        last = step;
        event = next();
      }
      // An upper bound only: a busy machine may be slower, never faster.
      assertThat(last.bytesPerSecond()).isPositive().isLessThanOrEqualTo(1_000_000);
    }
  }

  @Test
  void closingEndsACopyUnderWayAndLeavesNoHalfOfIt() throws Exception {
    MediaLibrary library = library();
    CacheFill cache = new CacheFill(library, directory.resolve("cache"), 100, events::add);
    cache.start();
    awaitPart();
    cache.close();
    assertThat(directory.resolve("cache/a.webm")).doesNotExist();
    assertThat(events).noneMatch(FillEvent.Complete.class::isInstance);
  }

  private void awaitPart() throws Exception {
    try (var watcher = directory.getFileSystem().newWatchService()) {
      Path cache = directory.resolve("cache");
      cache.register(watcher, java.nio.file.StandardWatchEventKinds.ENTRY_CREATE);
      while (!Files.exists(cache.resolve("a.webm.part"))) {
        var key = watcher.poll(60, TimeUnit.SECONDS);
        assertThat(key).isNotNull();
        key.reset();
      }
    }
  }

  @Test
  void aRateOfNothingIsRefused() throws Exception {
    MediaLibrary library = library();
    assertThatThrownBy(() -> new CacheFill(library, directory.resolve("cache"), 0, events::add))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
