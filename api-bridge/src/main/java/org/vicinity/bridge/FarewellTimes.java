package org.vicinity.bridge;

import java.time.Duration;

/**
 * When devices are told that they were revoked.
 *
 * @param undo how long the user may take a revocation back; the device is not told before
 * @param lookUp how long a device's name is looked for
 * @param pause how long to wait after a try in vain, twice as long each time
 * @param longestPause the most of it
 * @param brake the least between two tries, however often the device is announced
 * @param giveUp after which time a device is not looked for any more
 */
record FarewellTimes(
    Duration undo,
    Duration lookUp,
    Duration pause,
    Duration longestPause,
    Duration brake,
    Duration giveUp) {

  /** What the product uses. */
  static final FarewellTimes STANDARD =
      new FarewellTimes(
          Duration.ofSeconds(30),
          Duration.ofSeconds(3),
          Duration.ofMinutes(1),
          Duration.ofHours(1),
          Duration.ofSeconds(5),
          Duration.ofDays(30));
}
