package org.vicinity.channel.pairing;

import java.time.Duration;

/** The time as the fail-safe sees it, so that tests can drive it. Thread-safe. */
public interface PairingTimer {
  /** Returns the machine's own monotonic time. */
  static PairingTimer system() {
    return SystemPairingTimer.INSTANCE;
  }

  /** Returns the time since some fixed moment; never goes back, whatever the wall clock does. */
  Duration now();

  /** Runs an action once after a delay, on a thread of the timer; it must return quickly. */
  Alarm after(Duration delay, Runnable action);

  /** An action that waits for its time. */
  interface Alarm {
    /** Takes the action back; it may still run when its time has just come. */
    void cancel();
  }
}
