package org.vicinity.channel;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fourteen steps from a page's call to its first request to the device. Every part says in the
 * log when a step is done, with the same numbers, so that a whole exchange can be read across
 * processes.
 *
 * <p>Who logs what, each exactly once: the browser 1 to 6, 10, 12 and 13; the device's own program,
 * in {@code DeviceSide.prepare}, 7 to 9; the service 11; the device's HTTPS server 14. Session and
 * pairing in this module log none of them: they do not know when a step succeeded as a whole.
 */
public enum ExchangeStep {
  REQUESTED(1, "the page asked for a device"),
  SEARCHED(2, "the browser found devices nearby"),
  CHOSEN(3, "the user picked a device"),
  SESSION(4, "browser and device share a secure session"),
  CHALLENGED(5, "the page gave the service's challenge"),
  ORIGIN_STATED(6, "the browser told the device origin, user, challenge and host name"),
  ATTESTED(7, "the device signed the challenge with its product secret"),
  CSR_MADE(8, "the device made a key pair and a CSR"),
  ANNOUNCED(9, "the device announced its host name over mDNS"),
  CSR_CHECKED(10, "the browser checked name, address and key, and gave the page the CSR"),
  CERTIFIED(11, "the service verified the attestation and signed the CSR"),
  DELIVERED(12, "the browser verified the certificate and delivered it"),
  ORIGIN_ALLOWED(13, "the device allows the origin, confirmed over TLS"),
  REACHED(14, "the page reached the device over HTTPS");

  private static final Logger LOG = LoggerFactory.getLogger("vicinity.step");

  private final int number;
  private final String text;

  ExchangeStep(int number, String text) {
    this.number = number;
    this.text = text;
  }

  /** Returns 1 to 14. */
  public int number() {
    return number;
  }

  /** Returns what was done, for people. */
  public String text() {
    return text;
  }

  /** Says in the log that this step is done: {@code step 7: the device signed …}. */
  public void done() {
    LOG.info("step {}: {}", number, text);
  }
}
