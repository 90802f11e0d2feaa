package org.vicinity.browser.router;

import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import org.vicinity.channel.mdns.HostEndpoint;

/** Finds out who answers at an address. Thread-safe. */
interface KeyProbe {
  /**
   * Returns when the one who answers there, asked for the endpoint's host name, proved that it
   * holds the private key; blocks.
   *
   * @param expected the device's public key
   * @param timeout for the whole of it
   * @return the OCSP responses that it stapled to the handshake (RFC 6066 section 8), hostile
   * @throws RefusedException {@code WRONG_KEY} or {@code UNREACHABLE}
   */
  List<byte[]> check(HostEndpoint endpoint, PublicKey expected, Duration timeout)
      throws RefusedException;
}
