package org.vicinity.browser.router;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantId;

/**
 * Tells of each grant that it is in use, but not more often than once in an interval: a page with
 * many connections must not turn into as many writes to the store. Thread-safe.
 */
final class UseReports {
  private static final Logger LOG = LoggerFactory.getLogger(UseReports.class);

  private final Map<GrantId, Long> reported = new ConcurrentHashMap<>();
  private final Consumer<Grant> onUse;
  private final long intervalNanos;
  private final LongSupplier nanoTime;

  /**
   * Makes one.
   *
   * @param nanoTime a monotonic clock in nanoseconds, such as {@link System#nanoTime}
   */
  UseReports(Consumer<Grant> onUse, Duration interval, LongSupplier nanoTime) {
    this.onUse = onUse;
    this.intervalNanos = interval.toNanos();
    this.nanoTime = nanoTime;
  }

  /** Notes that a grant is used now. Never throws: a connection does not depend on the report. */
  void used(Grant grant) {
    long now = nanoTime.getAsLong();
    AtomicBoolean due = new AtomicBoolean();
    reported.compute(
        grant.id(),
        (id, before) -> {
          if (before != null && now - before < intervalNanos) {
            return before;
          }
          due.set(true);
          return now;
        });
    if (!due.get()) {
      return;
    }
    try {
      onUse.accept(grant);
    } catch (RuntimeException e) {
      LOG.warn("the use of a device could not be noted", e);
    }
  }
}
