package org.vicinity.browser.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** Keeps a page from opening tabs without end. Thread-safe. */
final class PopupAllowance {
  private static final int MOST = 3;
  private static final Duration WITHIN = Duration.ofSeconds(10);

  private final LongSupplier nanos;
  private final Deque<Long> recent = new ArrayDeque<>();

  PopupAllowance(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Returns whether one more may open now, and counts it. */
  synchronized boolean take() {
    long now = nanos.getAsLong();
    while (!recent.isEmpty() && now - recent.peekFirst() > WITHIN.toNanos()) {
      recent.removeFirst();
    }
    if (recent.size() >= MOST) {
      return false;
    }
    recent.addLast(now);
    return true;
  }
}
