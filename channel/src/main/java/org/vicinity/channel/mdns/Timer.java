package org.vicinity.channel.mdns;

import java.time.Duration;
import java.util.concurrent.Future;

/** Tells the time and does things later, so that tests need not wait. Thread-safe. */
interface Timer extends AutoCloseable {
  /** Returns nanoseconds since some moment; only differences mean something. */
  long now();

  /** Does it after that time, one thing at a time; after {@link #close} never. */
  Future<?> after(Duration delay, Runnable action);

  /** Drops what has not begun. Idempotent, does not throw. */
  @Override
  void close();
}
