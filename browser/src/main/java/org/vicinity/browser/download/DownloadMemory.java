package org.vicinity.browser.download;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vicinity.browser.engine.Download;
import org.vicinity.browser.keep.KeptFile;

/** Keeps the list of downloads for the next run. Thread-safe. */
public final class DownloadMemory implements AutoCloseable {
  private static final int MOST_BYTES = 4 * 1024 * 1024;

  /** What is in the file, the oldest first. */
  private record Ended(List<KeptDownload> downloads) {
    Ended {
      downloads =
          List.copyOf(
              downloads.subList(
                  Math.max(0, downloads.size() - DownloadList.MOST), downloads.size()));
    }
  }

  private final Optional<KeptFile<Ended>> file;
  private List<KeptDownload> kept;

  private DownloadMemory(Optional<KeptFile<Ended>> file) {
    this.file = file;
    this.kept = file.flatMap(KeptFile::read).map(Ended::downloads).orElse(List.of());
  }

  /** Returns that of a file, which is read. */
  public static DownloadMemory in(Path file) {
    return new DownloadMemory(Optional.of(new KeptFile<>(file, Ended.class, MOST_BYTES)));
  }

  /** Returns one that keeps nothing. */
  public static DownloadMemory none() {
    return new DownloadMemory(Optional.empty());
  }

  /** Returns what an earlier run left, the oldest first. */
  synchronized List<KeptDownload> kept() {
    return kept;
  }

  /** Keeps these in place of what there was; how far an open one is makes no difference. */
  synchronized void keep(List<Download> downloads) {
    List<KeptDownload> now = downloads.stream().map(KeptDownload::of).toList();
    if (!now.equals(kept)) {
      kept = now;
      file.ifPresent(there -> there.save(new Ended(now)));
    }
  }

  /** Writes what is not on the disk yet. */
  @Override
  public void close() {
    file.ifPresent(KeptFile::close);
  }
}
