package org.vicinity.browser.chooser;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A time that passes when the test says so. */
final class FakeClock implements ChooserClock {
  private record Timer(Duration at, Runnable task) {}

  private final List<Timer> timers = new ArrayList<>();
  private Duration now = Duration.ZERO;

  @Override
  public Duration now() {
    return now;
  }

  @Override
  public void after(Duration delay, Runnable task) {
    timers.add(new Timer(now.plus(delay), task));
  }

  void advance(Duration by) {
    now = now.plus(by);
    List<Timer> due = timers.stream().filter(timer -> timer.at.compareTo(now) <= 0).toList();
    timers.removeAll(due);
    due.forEach(timer -> timer.task.run());
  }
}
