package org.vicinity.browser.engine;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

/** Keeps a page from opening tabs without end. Thread-safe. */
final class PopupAllowance {
  private static final int MOST_BY_PAGES = 3;

  /** More than a hand does with a list of links, far less than a script could. */
  private static final int MOST_BY_USERS = 15;

  private static final Duration WITHIN = Duration.ofSeconds(10);

  private final int most;
  private final LongSupplier nanos;
  private final Deque<Long> recent = new ArrayDeque<>();

  private PopupAllowance(int most, LongSupplier nanos) {
    this.most = most;
    this.nanos = nanos;
  }

  /** Returns that for tabs which pages open by themselves. */
  static PopupAllowance ofPages(LongSupplier nanos) {
    return new PopupAllowance(MOST_BY_PAGES, nanos);
  }

  /** Returns that for links which the user follows into new tabs, as far as the engine can tell. */
  static PopupAllowance ofUsers(LongSupplier nanos) {
    return new PopupAllowance(MOST_BY_USERS, nanos);
  }

  /** Returns whether one more may open now, and counts it. */
  synchronized boolean take() {
    long now = nanos.getAsLong();
    while (!recent.isEmpty() && now - recent.peekFirst() > WITHIN.toNanos()) {
      recent.removeFirst();
    }
    if (recent.size() >= most) {
      return false;
    }
    recent.addLast(now);
    return true;
  }
}
