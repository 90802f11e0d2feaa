package org.vicinity.browser.chooser;

import java.time.Duration;

/** The time that a chooser goes by. On the controller's thread only. */
interface ChooserClock {
  /** Returns a monotonic time since some moment. */
  Duration now();

  /** Has a task run once, on the controller's thread, when that time has passed. */
  void after(Duration delay, Runnable task);
}
