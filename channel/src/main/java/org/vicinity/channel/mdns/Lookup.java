package org.vicinity.channel.mdns;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/**
 * One host name that is being asked for, shared by everybody who waits for it. Guarded by its
 * resolver's lock, the future apart.
 */
final class Lookup {
  /** Between the first two queries at least a second, then ever longer (RFC 6762 section 5.2). */
  static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

  static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

  final LocalHost host;
  final CompletableFuture<HostEndpoint> found = new CompletableFuture<>();
  int waiting;
  boolean awaitsPort;
  private Duration pause = FIRST_PAUSE;
  private final List<Future<?>> timers = new ArrayList<>();

  Lookup(LocalHost host) {
    this.host = host;
  }

  /** Returns how long to wait before the next query, twice as long each time. */
  Duration nextPause() {
    Duration now = pause;
    Duration twice = pause.multipliedBy(2);
    pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    return now;
  }

  /** Remembers what to cancel at the end. */
  void owns(Future<?> timer) {
    timers.removeIf(Future::isDone);
    timers.add(timer);
  }

  /** Stops its timers. */
  void stop() {
    timers.forEach(timer -> timer.cancel(false));
  }
}
