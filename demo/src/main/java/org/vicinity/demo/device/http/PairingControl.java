package org.vicinity.demo.device.http;

import org.vicinity.channel.pairing.PairingSecret;

/** What a browser may tell the device over HTTPS about a pairing. Thread-safe. */
public interface PairingControl {
  /**
   * Commits the pairing that waits for that host.
   *
   * @param host the host name of the TLS connection
   * @return false when nothing waits for that host with that secret
   */
  boolean commit(String host, PairingSecret secret);

  /**
   * Ends a pairing: key, certificate, allowed origin, name, files and connections of that host.
   *
   * @return false when that host is not paired with that secret
   */
  boolean remove(String host, PairingSecret secret);
}
