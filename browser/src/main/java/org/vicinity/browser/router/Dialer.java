package org.vicinity.browser.router;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.function.Function;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.channel.mdns.HostEndpoint;
import org.vicinity.channel.mdns.LocalNames;

/**
 * Finds and connects to the device that a host name was granted for. Blocks, within the limits.
 * Thread-safe.
 */
final class Dialer {
  /** A connection to the device of a grant, in non-blocking mode. Whoever takes it closes it. */
  record Route(Grant grant, SocketChannel device) {}

  private final Function<String, Optional<Grant>> byHost;
  private final Function<Grant, Optional<Refusal>> withheld;
  private final LocalNames names;
  private final CheckedKeys keys;
  private final RouterLimits limits;
  private final int ownPort;

  Dialer(
      Function<String, Optional<Grant>> byHost,
      Function<Grant, Optional<Refusal>> withheld,
      LocalNames names,
      CheckedKeys keys,
      RouterLimits limits,
      int ownPort) {
    this.byHost = byHost;
    this.withheld = withheld;
    this.names = names;
    this.keys = keys;
    this.limits = limits;
    this.ownPort = ownPort;
  }

  /**
   * Connects to the device behind a host name, after it proved to be the granted one.
   *
   * @throws RefusedException {@code NOT_GRANTED}, {@code NOT_FOUND}, {@code UNREACHABLE}, {@code
   *     WRONG_KEY}, or why the grant is withheld
   */
  Route dial(String host) throws RefusedException {
    Grant grant = byHost.apply(host).orElseThrow(() -> new RefusedException(Refusal.NOT_GRANTED));
    Optional<Refusal> why = withheld.apply(grant);
    if (why.isPresent()) {
      throw new RefusedException(why.get());
    }
    HostEndpoint known = resolve(host);
    try {
      return new Route(grant, open(known, grant));
    } catch (RefusedException e) {
      // The device may have a new address since the name was looked up: ask the network once more.
      names.forget(host);
      HostEndpoint now = resolve(host);
      if (now.address().equals(known.address())) {
        throw e;
      }
      return new Route(grant, open(now, grant));
    }
  }

  private HostEndpoint resolve(String host) throws RefusedException {
    HostEndpoint endpoint =
        names
            .resolve(host, limits.resolve())
            .orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND));
    InetSocketAddress address = endpoint.address();
    if (address.getPort() == ownPort && address.getAddress().isLoopbackAddress()) {
      // A record that points here would have the router call itself without end.
      throw new RefusedException(Refusal.NOT_FOUND);
    }
    return endpoint;
  }

  private SocketChannel open(HostEndpoint endpoint, Grant grant) throws RefusedException {
    keys.require(endpoint, grant.chain().get(0).getPublicKey());
    try {
      return connect(endpoint.address());
    } catch (IOException e) {
      throw new RefusedException(Refusal.UNREACHABLE, e);
    }
  }

  private SocketChannel connect(InetSocketAddress address) throws IOException {
    SocketChannel device = SocketChannel.open();
    boolean connected = false;
    try {
      device.setOption(StandardSocketOptions.TCP_NODELAY, true);
      device.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
      device.socket().connect(address, Math.toIntExact(limits.connect().toMillis()));
      device.configureBlocking(false);
      connected = true;
      return device;
    } finally {
      if (!connected) {
        device.close();
      }
    }
  }
}
