package org.vicinity.bridge;

import java.time.Duration;

/**
 * Every limit of the bridge in one place.
 *
 * @param selection how long a page may take from the chooser to {@code setCertificate}
 * @param lookUp how long a host name is looked for
 * @param deviceCall how long one TLS call to a device may take
 * @param publish how long the engine may take to take the store's state over
 * @param watch how often the devices of listening pages are looked for
 * @param pendingCalls how many calls of one tab, frames included, may be pending
 * @param workers how many threads do what blocks
 * @param queue how much work may wait for them
 * @param farewell when devices are told that they were revoked
 */
record BridgeLimits(
    Duration selection,
    Duration lookUp,
    Duration deviceCall,
    Duration publish,
    Duration watch,
    int pendingCalls,
    int workers,
    int queue,
    FarewellTimes farewell) {

  /** What the product uses. */
  static final BridgeLimits STANDARD =
      new BridgeLimits(
          Duration.ofMinutes(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          32,
          8,
          1024,
          FarewellTimes.STANDARD);
}
