package org.vicinity.bridge;

import java.security.cert.X509Certificate;
import java.util.List;

/** How a call to a device over TLS ended. */
public sealed interface DeviceAnswer {
  /**
   * The device proved the expected key and did what it was asked.
   *
   * @param chain the certificates that it presented, leaf first
   */
  record Done(List<X509Certificate> chain) implements DeviceAnswer {}

  /** The device proved the expected key and refused with that HTTP status. */
  record Refused(int status) implements DeviceAnswer {}

  /** Somebody with another key, or another certificate of that key, answers; nothing was sent. */
  record OtherKey() implements DeviceAnswer {}

  /** Nobody answered in time, or not in TLS and HTTP. */
  record Unreachable(String reason) implements DeviceAnswer {}
}
