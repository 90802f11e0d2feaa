package org.vicinity.demo.device.cache;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.demo.pki.PrivateFiles;

/**
 * Copies the library into the cache directory in the background, chunk by chunk, at a bounded rate,
 * and tells how far it is. An item is in the cache when its file is there under its own name: a
 * copy under way has another one. Thread-safe; the listener is called on the one thread that
 * copies.
 */
public final class CacheFill implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CacheFill.class);
  private static final int CHUNK = 64 * 1024;
  private static final long MAX_EVENTS_PER_ITEM = 100;
  private static final String PART = ".part";

  private final MediaLibrary library;
  private final Path directory;
  private final long bytesPerSecond;
  private final Consumer<FillEvent> listener;
  private final ExecutorService copier =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "cache-fill");
            thread.setDaemon(true);
            return thread;
          });

  /** Guards the fields below. */
  private final Object lock = new Object();

  private final Map<String, Long> filled = new LinkedHashMap<>();
  private boolean waiting;
  private boolean waitingForAll;

  /**
   * Makes one that does nothing until {@link #start}.
   *
   * @param directory made when missing
   * @param bytesPerSecond how fast it may copy, so that playing goes on meanwhile; at least 1
   */
  public CacheFill(
      MediaLibrary library, Path directory, long bytesPerSecond, Consumer<FillEvent> listener)
      throws IOException {
    if (bytesPerSecond < 1) {
      throw new IllegalArgumentException("the fill rate must be positive");
    }
    PrivateFiles.makeDirectory(directory);
    this.library = library;
    this.directory = directory;
    this.bytesPerSecond = bytesPerSecond;
    this.listener = listener;
    for (MediaItem item : library.items()) {
      Path file = directory.resolve(item.name());
      filled.put(item.name(), Files.exists(file) ? Files.size(file) : 0);
    }
  }

  /** Copies what is not in the cache yet. */
  public void start() {
    submit(false);
  }

  /** Copies everything anew; what is there is played until its replacement is complete. */
  public void refill() {
    submit(true);
  }

  private void submit(boolean everything) {
    synchronized (lock) {
      waitingForAll |= everything;
      if (!waiting && !copier.isShutdown()) {
        waiting = true;
        copier.execute(this::run);
      }
    }
  }

  private void run() {
    boolean everything;
    synchronized (lock) {
      everything = waitingForAll;
      waiting = false;
      waitingForAll = false;
    }
    for (MediaItem item : library.items()) {
      if (Thread.currentThread().isInterrupted()) {
        return;
      }
      if (everything || !isCached(item)) {
        copy(item);
      }
    }
  }

  private void copy(MediaItem item) {
    Path part = directory.resolve(item.name() + PART);
    try {
      String sha256 = copy(item, part);
      Files.move(
          part,
          directory.resolve(item.name()),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
      listener.accept(new FillEvent.Complete(item.name(), item.bytes(), sha256));
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
      deleteQuietly(part);
    } catch (IOException e) {
      deleteQuietly(part);
      report(item, isCached(item) ? item.bytes() : 0);
      LOG.warn("{} could not be copied into the cache: {}", item.name(), e.toString());
      listener.accept(
          new FillEvent.Failed(item.name(), "it could not be copied; see the device's log"));
    }
  }

  private String copy(MediaItem item, Path part) throws IOException, InterruptedException {
    MessageDigest digest = sha256();
    long started = System.nanoTime();
    long step = Math.max(1, item.bytes() / MAX_EVENTS_PER_ITEM);
    long copied = 0;
    long told = 0;
    byte[] chunk = new byte[CHUNK];
    try (InputStream in = item.source().toURL().openStream();
        OutputStream out = Files.newOutputStream(part)) {
      int length;
      while ((length = in.readNBytes(chunk, 0, CHUNK)) > 0) {
        out.write(chunk, 0, length);
        digest.update(chunk, 0, length);
        copied += length;
        report(item, copied);
        pace(started, copied);
        if (copied - told >= step || copied == item.bytes()) {
          told = copied;
          listener.accept(
              new FillEvent.Progress(item.name(), copied, item.bytes(), rate(started, copied)));
        }
      }
    }
    if (copied != item.bytes()) {
      throw new IOException("its length changed from " + item.bytes() + " to " + copied);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Waits until that many bytes may have been copied at the rate that is allowed. */
  private void pace(long started, long copied) throws InterruptedException {
    long due = started + (long) (copied * 1e9 / bytesPerSecond);
    long ahead = due - System.nanoTime();
    if (ahead > 0) {
      java.util.concurrent.TimeUnit.NANOSECONDS.sleep(ahead);
    } else if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private static long rate(long started, long copied) {
    return (long) (copied * 1e9 / Math.max(1, System.nanoTime() - started));
  }

  private void report(MediaItem item, long bytes) {
    synchronized (lock) {
      filled.put(item.name(), bytes);
    }
  }

  /** Says whether all of an item is in the cache. */
  public boolean isCached(MediaItem item) {
    try {
      return Files.size(directory.resolve(item.name())) == item.bytes();
    } catch (IOException notThere) {
      return false;
    }
  }

  /** Returns where an item's copy is, or will be. */
  public Path file(MediaItem item) {
    return directory.resolve(item.name());
  }

  /** Returns how much of each item was copied by the latest run. */
  public List<FillEvent.Progress> state() {
    synchronized (lock) {
      return library.items().stream()
          .map(
              item -> new FillEvent.Progress(item.name(), filled.get(item.name()), item.bytes(), 0))
          .toList();
    }
  }

  private static void deleteQuietly(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      LOG.warn("{} could not be deleted: {}", part, e.toString());
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** Stops to copy; what is complete stays. */
  @Override
  public void close() {
    copier.shutdownNow();
  }
}
