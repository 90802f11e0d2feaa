package org.vicinity.channel.mdns;

import java.io.IOException;
import java.util.function.Consumer;

/** Owns host names on one link by multicast DNS. Thread-safe. */
public final class MdnsResponder implements AutoCloseable {
  /**
   * Starts to listen on that link.
   *
   * @throws IOException when UDP port 5353 cannot be shared or the group cannot be joined
   */
  public MdnsResponder(LocalLink link) throws IOException {
    throw new UnsupportedOperationException();
  }

  /**
   * Claims a host name: probes for it, announces it, and answers for it from then on. Blocks for
   * about a second.
   *
   * @param host such as {@code media-1.vod-example-com.local}
   * @param httpsPort the port of its {@code _https._tcp} SRV record
   * @throws NameConflictException when the name belongs to another
   * @throws IOException when the link is down, this responder is closed, or the thread was
   *     interrupted
   */
  public void announce(String host, int httpsPort) throws NameConflictException, IOException {
    throw new UnsupportedOperationException();
  }

  /** Gives a name up and says goodbye; does nothing for a name that is not owned. */
  public void withdraw(String host) {
    throw new UnsupportedOperationException();
  }

  /**
   * Hears of names that were owned and were lost to another. The name is not answered any more and
   * never renamed.
   *
   * @return ends the subscription
   */
  public AutoCloseable onConflict(Consumer<String> listener) {
    throw new UnsupportedOperationException();
  }

  /** Says goodbye for all names and stops listening. Idempotent, does not throw. */
  @Override
  public void close() {}
}
