package org.vicinity.channel.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.vicinity.channel.pairing.PairingTimer;

/** A time that goes on only when a test says so. */
public final class ManualTimer implements PairingTimer {
  private record Pending(Duration at, Runnable action) {}

  private final List<Pending> pending = new ArrayList<>();
  private Duration now = Duration.ZERO;

  @Override
  public synchronized Duration now() {
    return now;
  }

  @Override
  public synchronized Alarm after(Duration delay, Runnable action) {
    Pending added = new Pending(now.plus(delay), action);
    pending.add(added);
    return () -> cancel(added);
  }

  private synchronized void cancel(Pending alarm) {
    pending.remove(alarm);
  }

  /** Lets that much time pass; runs what becomes due, on this thread. */
  public void advance(Duration step) {
    Duration end = now().plus(step);
    Optional<Pending> due = nextUntil(end);
    while (due.isPresent()) {
      due.get().action().run();
      due = nextUntil(end);
    }
  }

  private synchronized Optional<Pending> nextUntil(Duration end) {
    Optional<Pending> due =
        pending.stream()
            .filter(each -> each.at().compareTo(end) <= 0)
            .min(Comparator.comparing(Pending::at));
    due.ifPresent(pending::remove);
    now = due.map(Pending::at).orElse(end);
    return due;
  }
}
