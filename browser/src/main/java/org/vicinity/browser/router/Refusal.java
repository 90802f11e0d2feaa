package org.vicinity.browser.router;

import java.util.Optional;
import org.vicinity.certstore.revocation.RevocationStatus;

/**
 * Why the router did not connect somebody to a device; the one table of reasons, their text for the
 * log, and what the client gets to see.
 *
 * <p>A refused name gets the alert unrecognized_name, which Chromium reports as {@code
 * ERR_SSL_UNRECOGNIZED_NAME_ALERT}; a device with a wrong key gets internal_error ({@code
 * ERR_SSL_PROTOCOL_ERROR}). All others are closed without a byte ({@code ERR_CONNECTION_CLOSED}):
 * what did not speak TLS gets no TLS back, and a device that is away looks like one that is away.
 */
public enum Refusal {
  /** The first bytes are no ClientHello. */
  MALFORMED("the connection did not begin with a well-formed TLS ClientHello", null),
  /** The ClientHello was not complete in time. */
  TOO_SLOW("the TLS ClientHello did not come in time", null),
  /** The ClientHello names no server. */
  NO_SERVER_NAME("the TLS ClientHello names no server", TlsAlert.UNRECOGNIZED_NAME),
  /** A WebSocket that no page opened that may. */
  UNANNOUNCED(
      "no page of this device's web site opens this WebSocket; shared and service workers cannot",
      null),
  /** No active grant has that host name. */
  NOT_GRANTED(
      "no web site has a device under this name; choose the device again on the site that needs it",
      TlsAlert.UNRECOGNIZED_NAME),
  /** The certificate of the granted device was revoked by its issuer. */
  REVOKED(
      "the web site has withdrawn the device's certificate, so nothing is sent to the device any"
          + " more; connect to it again on the site, or ask whoever runs the site",
      TlsAlert.UNRECOGNIZED_NAME),
  /** For too long nobody could say whether the certificate was revoked. */
  REVOCATION_UNKNOWN(
      "the web site could not be asked for too long whether the device's certificate is still in"
          + " force; connect this computer to the Internet, and try again in a few minutes",
      TlsAlert.UNRECOGNIZED_NAME),
  /** No device on this network answers to the name. */
  NOT_FOUND(
      "no device on this network answers to this name; check that it is switched on and on the same"
          + " network as this computer",
      null),
  /** The name has an address, but nobody accepts connections there. */
  UNREACHABLE(
      "the device is on this network but does not accept connections; switch it off and on again",
      null),
  /** Who answers does not hold the key of the device that the user chose. */
  WRONG_KEY(
      "another device answers to this name, so nothing was sent to it; if your device was reset or"
          + " replaced, remove it in Settings, under Devices, and choose it again on its site",
      TlsAlert.INTERNAL_ERROR),
  /** There are too many connections. */
  OVERLOADED("too many connections to devices are open; close some pages", null);

  private final String text;
  private final TlsAlert alert;

  Refusal(String text, TlsAlert alert) {
    this.text = text;
    this.alert = alert;
  }

  /** Returns why a device with such a certificate is not connected to; empty when it may be. */
  public static Optional<Refusal> of(RevocationStatus status) {
    if (status instanceof RevocationStatus.Good) {
      return Optional.empty();
    }
    return Optional.of(status instanceof RevocationStatus.Revoked ? REVOKED : REVOCATION_UNKNOWN);
  }

  /** Returns what happened and what to do, in English, for the log. */
  public String text() {
    return text;
  }

  Optional<TlsAlert> alert() {
    return Optional.ofNullable(alert);
  }
}
