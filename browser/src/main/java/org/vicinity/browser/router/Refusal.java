package org.vicinity.browser.router;

import java.util.Optional;

/**
 * Why the router did not connect somebody to a device; the one table of reasons, their text for
 * people, and what the client gets to see.
 *
 * <p>A refused name gets the alert unrecognized_name, which Chromium reports as {@code
 * ERR_SSL_UNRECOGNIZED_NAME_ALERT}; a device with a wrong key gets internal_error ({@code
 * ERR_SSL_PROTOCOL_ERROR}). All others are closed without a byte ({@code ERR_CONNECTION_CLOSED}):
 * what did not speak TLS gets no TLS back, and a device that is away looks like one that is away.
 */
public enum Refusal {
  /** The first bytes are no ClientHello. */
  MALFORMED("The connection did not begin with a well-formed TLS ClientHello.", null),
  /** The ClientHello was not complete in time. */
  TOO_SLOW("The TLS ClientHello did not come in time.", null),
  /** The ClientHello names no server. */
  NO_SERVER_NAME("The TLS ClientHello names no server.", TlsAlert.UNRECOGNIZED_NAME),
  /** No active grant has that host name. */
  NOT_GRANTED(
      "No web site has a device under this name. Choose the device again on the site that needs it.",
      TlsAlert.UNRECOGNIZED_NAME),
  /** No device on this network answers to the name. */
  NOT_FOUND(
      "No device on this network answers to this name. Check that it is switched on and on the same"
          + " network as this computer.",
      null),
  /** The name has an address, but nobody accepts connections there. */
  UNREACHABLE(
      "The device is on this network but does not accept connections. Switch it off and on again.",
      null),
  /** Who answers does not hold the key of the device that the user chose. */
  WRONG_KEY(
      "Another device answers to this name, so nothing was sent to it. If your device was reset or"
          + " replaced, remove it in Settings, under Devices, and choose it again on its site.",
      TlsAlert.INTERNAL_ERROR),
  /** There are too many connections. */
  OVERLOADED("Too many connections to devices are open. Close some pages.", null);

  private final String text;
  private final TlsAlert alert;

  Refusal(String text, TlsAlert alert) {
    this.text = text;
    this.alert = alert;
  }

  /** Returns what happened and what to do: whole English sentences for people. */
  public String text() {
    return text;
  }

  Optional<TlsAlert> alert() {
    return Optional.ofNullable(alert);
  }
}
