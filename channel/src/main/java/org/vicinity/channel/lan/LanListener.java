package org.vicinity.channel.lan;

import java.io.IOException;
import java.util.function.Consumer;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.mdns.LocalLink;

/** The device's side of the LAN channel: accepts a bounded number of connections on one link. */
public final class LanListener implements AutoCloseable {
  /**
   * Listens on the link's own address.
   *
   * @param port TCP port, 0 for any
   * @param serve called for each connection on a thread of its own; the connection is closed when
   *     it returns
   * @throws IOException when the port is taken
   */
  public LanListener(LocalLink link, int port, Consumer<MessageChannel> serve) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Returns the TCP port. */
  public int port() {
    throw new UnsupportedOperationException();
  }

  /** Closes the port and all connections. Idempotent, does not throw. */
  @Override
  public void close() {}
}
