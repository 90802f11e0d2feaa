package org.vicinity.channel.pairing;

import java.time.Duration;

/**
 * The two limits of one pairing: how long it may wait for the next step, and how long it may take
 * altogether. All methods and the expiry run on the pairing thread.
 */
final class FailSafe {
  private final PairingTimer timer;
  private final PairingThread thread;
  private final Duration armed;
  private final Duration end;
  private final Runnable expired;
  private PairingTimer.Alarm alarm = () -> {};
  private int arming;

  /** Starts both limits. */
  FailSafe(PairingTimer timer, PairingThread thread, PairingSettings settings, Runnable expired) {
    this.timer = timer;
    this.thread = thread;
    this.armed = settings.armed();
    this.end = timer.now().plus(settings.total());
    this.expired = expired;
    rearm();
  }

  /** Starts the armed limit anew; the total stays what it is. */
  void rearm() {
    disarm();
    Duration left = end.minus(timer.now());
    Duration delay = left.compareTo(armed) < 0 ? left : armed;
    int current = arming;
    alarm =
        timer.after(
            delay.isNegative() ? Duration.ZERO : delay, () -> thread.later(() -> expire(current)));
  }

  /** Ends both limits. */
  void disarm() {
    arming++;
    alarm.cancel();
  }

  /** An alarm may be on its way when it is cancelled: only the last arming counts. */
  private void expire(int of) {
    if (of == arming) {
      arming++;
      expired.run();
    }
  }
}
