package org.vicinity.ble;

import java.time.Duration;

/**
 * How long things may take on a Bluetooth link.
 *
 * @param frame until a frame is acknowledged, and until the next fragment of a message comes
 * @param message until a whole message is through
 * @param linger how long a central keeps a link without a channel, to use it again
 * @param idle how long a peripheral bears a central without a channel
 */
record FrameTimes(Duration frame, Duration message, Duration linger, Duration idle) {
  /** As measured fit for slow links: a fragment takes 20 to 100 ms. */
  static final FrameTimes DEFAULT =
      new FrameTimes(
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(1),
          Duration.ofSeconds(5));
}
