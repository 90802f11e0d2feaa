package org.vicinity.certstore.verify;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Objects;
import org.vicinity.certstore.name.DeviceHostName;

/**
 * What a chain has to prove.
 *
 * @param host the only name the leaf may have; one that no device can be granted is refused ({@link
 *     Rule#HOST_NAME})
 * @param authority the service's private CA, the only place where the chain may end
 * @param key the key of the device's certificate request
 */
public record Expectation(String host, X509Certificate authority, PublicKey key) {
  /** Refuses nulls. */
  public Expectation {
    Objects.requireNonNull(host);
    Objects.requireNonNull(authority);
    Objects.requireNonNull(key);
  }

  /** What a chain has to prove for a granted host. */
  public Expectation(DeviceHostName host, X509Certificate authority, PublicKey key) {
    this(host.value(), authority, key);
  }
}
