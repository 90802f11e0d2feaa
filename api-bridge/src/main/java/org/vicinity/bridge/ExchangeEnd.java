package org.vicinity.bridge;

import org.vicinity.bridge.protocol.ApiError;

/** How an exchange ended, for the user; all but the first leave nothing on either side. */
public enum ExchangeEnd {
  /** The device is a grant, and the engine knows it. */
  CONNECTED,
  /** The user cancelled it. */
  CANCELLED,
  /** The page aborted it, forgot the device, or was left. */
  WITHDRAWN,
  /** The page, or the device, took too long. */
  TIMED_OUT,
  /** The device refused, failed, or went away. */
  DEVICE_FAILED,
  /** The device's host name was not found. */
  NAME_NOT_FOUND,
  /** The device did not answer under its host name. */
  DEVICE_UNREACHABLE,
  /** The device did not take the service's challenge. */
  CHALLENGE_REFUSED,
  /** The device's certificate request was not valid. */
  REQUEST_REFUSED,
  /** The browser or the device refused the service's certificate. */
  CERTIFICATE_REFUSED,
  /** Something else answers under the device's host name. */
  OTHER_KEY,
  /** The browser failed. */
  INTERNAL;

  static ExchangeEnd of(ApiError why) {
    return switch (why) {
      case CANCELLED -> CANCELLED;
      case ABORTED, LEAVING, UNKNOWN_DEVICE -> WITHDRAWN;
      case TIMED_OUT -> TIMED_OUT;
      case DEVICE_FAILED -> DEVICE_FAILED;
      case NAME_NOT_FOUND -> NAME_NOT_FOUND;
      case DEVICE_UNREACHABLE -> DEVICE_UNREACHABLE;
      case CHALLENGE_REFUSED -> CHALLENGE_REFUSED;
      case BAD_CSR -> REQUEST_REFUSED;
      case BAD_PEM, CERTIFICATE_REFUSED -> CERTIFICATE_REFUSED;
      case KEY_MISMATCH -> OTHER_KEY;
      default -> INTERNAL;
    };
  }
}
