package org.vicinity.channel.mdns;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Looks up host names by multicast DNS on one link. Thread-safe. */
public final class MdnsResolver implements LocalNames, AutoCloseable {
  /**
   * Starts to listen on that link.
   *
   * @throws IOException when UDP port 5353 cannot be shared or the group cannot be joined
   */
  public MdnsResolver(LocalLink link) throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<HostEndpoint> resolve(String host, Duration timeout) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void forget(String host) {
    throw new UnsupportedOperationException();
  }

  /** Stops listening; waiting look-ups end empty. Idempotent, does not throw. */
  @Override
  public void close() {}
}
