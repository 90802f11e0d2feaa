package org.vicinity.channel.mdns;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Slows a host down that keeps running into conflicts: after fifteen in ten seconds it waits five
 * seconds before each further attempt (RFC 6762 section 8.1). Not thread-safe.
 */
final class ConflictBrake {
  static final int LIMIT = 15;
  static final Duration WINDOW = Duration.ofSeconds(10);
  static final Duration PENALTY = Duration.ofSeconds(5);

  private final Deque<Long> conflicts = new ArrayDeque<>();

  /** Notes a conflict at that {@link System#nanoTime}. */
  void conflict(long now) {
    conflicts.addLast(now);
    if (conflicts.size() > LIMIT) {
      conflicts.removeFirst();
    }
  }

  /** Returns how much later than otherwise the next attempt must begin. */
  Duration delay(long now) {
    boolean braked = conflicts.size() == LIMIT && now - conflicts.getFirst() < WINDOW.toNanos();
    return braked ? PENALTY : Duration.ZERO;
  }
}
