package org.vicinity.browser.chooser;

import java.time.Duration;

/**
 * Keeps the confirm button deaf for a moment after whatever the user looks at has changed, so that
 * nobody clicks on something that was not there when the finger began to move (clickjacking).
 */
final class ConfirmGuard {
  /** Longer than a person needs to stop a movement that has begun. */
  static final Duration DEAF = Duration.ofMillis(500);

  private final ChooserClock clock;
  private final Runnable onHearing;
  private Duration deafUntil = Duration.ZERO;

  /**
   * Makes one.
   *
   * @param onHearing called when the deafness may have ended
   */
  ConfirmGuard(ChooserClock clock, Runnable onHearing) {
    this.clock = clock;
    this.onHearing = onHearing;
  }

  /** Something changed: deaf from now on. */
  void disturb() {
    deafUntil = clock.now().plus(DEAF);
    clock.after(DEAF, onHearing);
  }

  boolean deaf() {
    return clock.now().compareTo(deafUntil) < 0;
  }
}
