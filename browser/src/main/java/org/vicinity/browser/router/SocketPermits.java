package org.vicinity.browser.router;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * Lets a connection that can only be a WebSocket's pass when the engine has announced one: a page
 * that may reach the device is opening it. WebSockets of shared and service workers, which the
 * engine's rules do not see, are never announced, and so never pass.
 *
 * <p>Announcement and connection come by different ways, in either order, and nothing ties one to
 * the other but their number. So all connections that wait for a host pass together, once there are
 * no more of them than announcements and both have been quiet for a moment; with one too many none
 * passes. Bounded, thread-safe.
 */
final class SocketPermits {
  /** Most connections, and most announcements, of one host. */
  static final int MOST = 32;

  private static final class Host {
    final Deque<Claim> waiting = new ArrayDeque<>();
    final Deque<Long> announced = new ArrayDeque<>(); // when each ends
    long changed;
  }

  private record Claim(CompletableFuture<Boolean> passes, long deadline) {}

  /** Runs something later; replaceable, so that tests need not wait. */
  interface Later {
    /** Runs the task once, after that time, on any thread. */
    void run(Duration delay, Runnable task);
  }

  private final Duration quiet;
  private final Duration patience;
  private final LongSupplier nanos;
  private final Later later;
  private final Map<String, Host> hosts = new HashMap<>();

  /**
   * Makes one without announcements.
   *
   * @param quiet how long nothing must have changed before connections pass
   * @param patience how long a connection waits for its announcement, and an announcement for its
   *     connection
   */
  SocketPermits(Duration quiet, Duration patience, LongSupplier nanos, Later later) {
    this.quiet = quiet;
    this.patience = patience;
    this.nanos = nanos;
    this.later = later;
  }

  /** Notes that a page which may is opening a WebSocket to a host. */
  synchronized void announce(String name) {
    Host host = hosts.computeIfAbsent(name, none -> new Host());
    if (host.announced.size() < MOST) {
      host.announced.add(nanos.getAsLong() + patience.toNanos());
    }
    changed(name, host);
  }

  /**
   * Asks for a connection.
   *
   * @return completes with whether it may pass, on any thread
   */
  synchronized CompletableFuture<Boolean> claim(String name) {
    Host host = hosts.computeIfAbsent(name, none -> new Host());
    if (host.waiting.size() >= MOST) {
      return CompletableFuture.completedFuture(false);
    }
    Claim claim = new Claim(new CompletableFuture<>(), nanos.getAsLong() + patience.toNanos());
    host.waiting.add(claim);
    changed(name, host);
    later.run(patience, () -> settle(name));
    return claim.passes();
  }

  private void changed(String name, Host host) {
    host.changed = nanos.getAsLong();
    later.run(quiet, () -> settle(name));
  }

  private void settle(String name) {
    Deque<Claim> passing = new ArrayDeque<>();
    Deque<Claim> late = new ArrayDeque<>();
    synchronized (this) {
      Host host = hosts.get(name);
      if (host == null) {
        return;
      }
      long now = nanos.getAsLong();
      host.announced.removeIf(end -> end - now <= 0);
      while (!host.waiting.isEmpty() && host.waiting.peekFirst().deadline() - now <= 0) {
        late.add(host.waiting.removeFirst());
        host.announced.pollFirst(); // it may have been this one's, and must not be another's
      }
      if (now - host.changed >= quiet.toNanos() && host.waiting.size() <= host.announced.size()) {
        passing.addAll(host.waiting);
        host.waiting.clear();
        passing.forEach(claim -> host.announced.removeFirst());
      }
      if (host.waiting.isEmpty() && host.announced.isEmpty()) {
        hosts.remove(name);
      }
    }
    // Outside the lock: whoever waits goes on at once, on this thread.
    passing.forEach(claim -> claim.passes().complete(true));
    late.forEach(claim -> claim.passes().complete(false));
  }
}
