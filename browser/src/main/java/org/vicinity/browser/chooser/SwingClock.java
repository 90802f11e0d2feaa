package org.vicinity.browser.chooser;

import java.time.Duration;
import javax.swing.Timer;

/** The time of the event dispatch thread. */
final class SwingClock implements ChooserClock {
  @Override
  public Duration now() {
    return Duration.ofNanos(System.nanoTime());
  }

  @Override
  public void after(Duration delay, Runnable task) {
    // A timer counts whole milliseconds and may come one early.
    Timer timer = new Timer(Math.toIntExact(delay.toMillis()) + 1, event -> task.run());
    timer.setRepeats(false);
    timer.start();
  }
}
