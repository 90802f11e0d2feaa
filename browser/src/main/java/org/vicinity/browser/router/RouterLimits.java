package org.vicinity.browser.router;

import java.time.Duration;

/**
 * How much and how long.
 *
 * @param connections most connections at a time, those included that are not connected yet
 * @param hello from accepting a connection to its complete ClientHello
 * @param resolve for the look-up of the host name
 * @param connect for the TCP connection to the device
 * @param probe for the TLS handshake that checks the device's key
 * @param socketQuiet how long nothing must have changed before a WebSocket's connection passes
 * @param socketPatience how long such a connection and its announcement wait for each other
 * @param useInterval a grant's use is reported once in that time
 */
record RouterLimits(
    int connections,
    Duration hello,
    Duration resolve,
    Duration connect,
    Duration probe,
    Duration socketQuiet,
    Duration socketPatience,
    Duration useInterval) {

  /** Returns the limits of the product. */
  static RouterLimits standard() {
    return new RouterLimits(
        512,
        Duration.ofSeconds(10),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofSeconds(5),
        Duration.ofMillis(50),
        Duration.ofSeconds(3),
        Duration.ofMinutes(1));
  }
}
