package org.vicinity.bridge.protocol;

/** What a page sees as {@code LocalDevice.state}. */
public enum DeviceState {
  /** The user chose it; no certificate was requested yet. */
  SELECTED("selected"),
  /** It made a certificate request and waits for the certificate. */
  PENDING("pending"),
  /** Pages of the origin can reach it. */
  READY("ready"),
  /**
   * It is set up, but cannot be reached now: its name was not found on this network when last
   * looked for, or nobody could say for too long whether its certificate was revoked.
   */
  UNREACHABLE("unreachable"),
  /** It is set up, but its certificate has run out. */
  EXPIRED("expired"),
  /** It is no longer available to this origin; its certificate may have been revoked. */
  REVOKED("revoked");

  private final String value;

  DeviceState(String value) {
    this.value = value;
  }

  /** Returns the value of the Web IDL enumeration. */
  public String value() {
    return value;
  }
}
