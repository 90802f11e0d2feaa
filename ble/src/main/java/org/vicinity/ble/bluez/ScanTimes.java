package org.vicinity.ble.bluez;

import java.time.Duration;

/**
 * How a scan is paced.
 *
 * @param restart how long an adapter may hear nothing before its scan is started anew: some
 *     controllers report a device once per scan only
 * @param expiry how long a device is listed after it was heard last
 * @param retry how long to wait after BlueZ refused to scan
 */
record ScanTimes(Duration restart, Duration expiry, Duration retry) {
  /** As measured fit: devices advertise every 0.1 to 2 s. */
  static final ScanTimes DEFAULT =
      new ScanTimes(Duration.ofSeconds(4), Duration.ofSeconds(15), Duration.ofSeconds(5));
}
