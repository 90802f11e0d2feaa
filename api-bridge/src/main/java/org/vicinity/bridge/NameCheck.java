package org.vicinity.bridge;

import java.net.InetAddress;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Optional;
import org.vicinity.bridge.protocol.ApiError;
import org.vicinity.bridge.protocol.ApiFailure;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.channel.mdns.HostEndpoint;
import org.vicinity.channel.mdns.LocalNames;

/**
 * The browser's part of step 10: does the host name exist on this network, and is it the very
 * device that made the certificate request? A name proves nothing; the key at its address does.
 */
final class NameCheck {
  private final LocalNames names;
  private final DeviceHttp http;
  private final Duration lookUp;

  NameCheck(LocalNames names, DeviceHttp http, Duration lookUp) {
    this.names = names;
    this.http = http;
    this.lookUp = lookUp;
  }

  /**
   * Looks a device's name up.
   *
   * @throws ApiFailure {@code NAME_NOT_FOUND}
   */
  HostEndpoint find(DeviceHostName host) throws ApiFailure {
    return lookUp(host).orElseThrow(() -> new ApiFailure(ApiError.NAME_NOT_FOUND));
  }

  /** Looks a device's name up; addresses beyond this network do not count (DNS rebinding). */
  Optional<HostEndpoint> lookUp(DeviceHostName host) {
    return lookUp(host, lookUp);
  }

  /** The same, with another limit of time. */
  Optional<HostEndpoint> lookUp(DeviceHostName host, Duration limit) {
    return names.resolve(host.value(), limit).filter(NameCheck::isNearby);
  }

  /**
   * Looks a device's name up, and has the device prove its key there.
   *
   * <p>The look-up may be answered by the announcement that the device just made: asking again
   * would wait for the second in which a device may not repeat itself (RFC 6762 section 6).
   *
   * @throws ApiFailure {@code NAME_NOT_FOUND}, {@code DEVICE_UNREACHABLE} or {@code KEY_MISMATCH}
   */
  void check(DeviceHostName host, PublicKey expected) throws ApiFailure {
    DeviceAnswer answer = http.probe(find(host), expected);
    if (answer instanceof DeviceAnswer.OtherKey) {
      throw new ApiFailure(ApiError.KEY_MISMATCH);
    }
    if (!(answer instanceof DeviceAnswer.Done)) {
      throw new ApiFailure(ApiError.DEVICE_UNREACHABLE);
    }
  }

  private static boolean isNearby(HostEndpoint endpoint) {
    InetAddress address = endpoint.address().getAddress();
    return address != null
        && (address.isSiteLocalAddress()
            || address.isLinkLocalAddress()
            || address.isLoopbackAddress());
  }
}
