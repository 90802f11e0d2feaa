package org.vicinity.browser.keep;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One value in one JSON file. What is saved reaches the disk soon afterwards, in a thread of this
 * file, whole or not at all: a crash leaves the value of before. Thread-safe.
 *
 * @param <T> a record of records, lists, texts and numbers; its constructor refuses what is wrong
 */
public final class KeptFile<T> implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(KeptFile.class);
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  /** Many changes in a row make one write. */
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Path file;
  private final Class<T> type;
  private final int mostBytes;
  private final ScheduledThreadPoolExecutor writer;
  private Optional<T> unsaved = Optional.empty();
  private boolean closed;

  /**
   * Makes one; touches nothing yet.
   *
   * @param file where it is; its folder is there
   * @param mostBytes a longer file counts as damaged
   */
  public KeptFile(Path file, Class<T> type, int mostBytes) {
    this.file = file;
    this.type = type;
    this.mostBytes = mostBytes;
    this.writer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "keeping-" + file.getFileName());
              thread.setDaemon(true);
              return thread;
            });
    writer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /**
   * Reads the file. A damaged one is set aside under the name with {@code .damaged}, never
   * overwritten unseen.
   *
   * @return the value; empty when there is none, or none that can be read
   */
  public Optional<T> read() {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(mostBytes + 1);
      if (bytes.length > mostBytes) {
        return damaged("it is too long");
      }
      return Optional.ofNullable(JSON.readValue(bytes, type)).or(() -> damaged("it is empty"));
    } catch (JsonProcessingException wrong) {
      // Not its message: that quotes the file, which is the user's own business.
      return damaged(wrong.getClass().getSimpleName());
    } catch (IOException unreadable) {
      LOG.warn("{} cannot be read: {}", file, unreadable.toString());
      return Optional.empty();
    }
  }

  private Optional<T> damaged(String why) {
    Path aside = file.resolveSibling(file.getFileName() + ".damaged");
    LOG.warn("{} is damaged ({}); it is now {}", file, why, aside);
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      LOG.warn("{} could not be set aside: {}", file, failed.toString());
    }
    return Optional.empty();
  }

  /** Saves a value, soon; a later one takes its place. Does not block. */
  public synchronized void save(T value) {
    if (closed) {
      return;
    }
    if (unsaved.isEmpty()) {
      writer.schedule(this::writeUnsaved, SOON.toMillis(), TimeUnit.MILLISECONDS);
    }
    unsaved = Optional.of(value);
  }

  private void writeUnsaved() {
    Optional<T> value;
    synchronized (this) {
      value = unsaved;
      unsaved = Optional.empty();
    }
    value.ifPresent(this::write);
  }

  private void write(T value) {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    try {
      byte[] bytes = JSON.writeValueAsBytes(value);
      try (FileChannel channel =
          FileChannel.open(
              draft,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
          channel.write(left);
        }
        channel.force(true);
      }
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      LOG.warn("{} was not saved: {}", file, failed.toString());
    }
  }

  /** Writes what is not yet on the disk. Idempotent. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    // A write that has begun ends first, so that an older value never follows a newer one; it is
    // not interrupted, for that would close its file.
    writer.shutdown();
    try {
      writer.awaitTermination(2, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    writeUnsaved();
  }
}
