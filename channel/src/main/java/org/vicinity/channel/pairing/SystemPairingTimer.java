package org.vicinity.channel.pairing;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The machine's monotonic clock with one daemon thread for all alarms of the process. */
final class SystemPairingTimer implements PairingTimer {
  static final PairingTimer INSTANCE = new SystemPairingTimer();

  private final ScheduledThreadPoolExecutor executor =
      new ScheduledThreadPoolExecutor(
          1,
          work -> {
            Thread thread = new Thread(work, "vicinity-pairing-timer");
            thread.setDaemon(true);
            return thread;
          });

  private SystemPairingTimer() {
    executor.setRemoveOnCancelPolicy(true);
  }

  @Override
  public Duration now() {
    return Duration.ofNanos(System.nanoTime());
  }

  @Override
  public Alarm after(Duration delay, Runnable action) {
    Future<?> task = executor.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> task.cancel(false);
  }
}
