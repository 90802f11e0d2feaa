package org.vicinity.browser.router;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.vicinity.channel.mdns.HostEndpoint;
import org.vicinity.channel.mdns.LocalNames;

/** A link whose answers the test sets, with a cache as the real one has. */
final class FakeNames implements LocalNames {
  private final Map<String, InetSocketAddress> link = new ConcurrentHashMap<>();
  private final Map<String, InetSocketAddress> cache = new ConcurrentHashMap<>();

  /** The device announces that address from now on; what is cached stays. */
  void announce(String host, InetSocketAddress address) {
    link.put(host, address);
  }

  void withdraw(String host) {
    link.remove(host);
    cache.remove(host);
  }

  @Override
  public Optional<HostEndpoint> resolve(String host, Duration timeout) {
    return Optional.ofNullable(cache.computeIfAbsent(host, link::get))
        .map(address -> new HostEndpoint(host, address));
  }

  @Override
  public void forget(String host) {
    cache.remove(host);
  }
}
