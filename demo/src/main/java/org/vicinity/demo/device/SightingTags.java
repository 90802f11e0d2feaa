package org.vicinity.demo.device;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.vicinity.channel.SightingTag;

/**
 * The tag that a device which can be found in several ways says on each of them, replaced as often
 * as a private Bluetooth address is. Thread-safe.
 */
final class SightingTags implements AutoCloseable {
  /** Bluetooth Core 5.3, Vol 3, Part C, Appendix A: T_GAP(private_addr_int). */
  static final Duration LIFE = Duration.ofMinutes(15);

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "sighting-tag");
            thread.setDaemon(true);
            return thread;
          });
  private volatile SightingTag tag = SightingTag.random();

  SightingTags(Duration life) {
    timer.scheduleAtFixedRate(this::replace, life.toNanos(), life.toNanos(), TimeUnit.NANOSECONDS);
  }

  SightingTag current() {
    return tag;
  }

  /** Tells, on a thread of its own, that there is another one. */
  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  private void replace() {
    tag = SightingTag.random();
    listeners.forEach(Runnable::run);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
