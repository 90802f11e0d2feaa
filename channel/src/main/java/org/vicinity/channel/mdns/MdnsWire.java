package org.vicinity.channel.mdns;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.xbill.DNS.Message;

/** Where multicast DNS messages go out and come in: one link. Thread-safe. */
interface MdnsWire extends AutoCloseable {
  /** Sends to everybody on the link. */
  void multicast(Message message) throws IOException;

  /** Sends to one host, which must be on the link. */
  void unicast(Message message, InetSocketAddress to) throws IOException;

  /** Stops; a message that is being handled still is. Idempotent, does not throw. */
  @Override
  void close();

  /** Takes what comes in, one message at a time. Own messages are not among them. */
  interface Receiver {
    /** Takes a well-formed message from an address on the link. */
    void received(Message message, InetSocketAddress from);
  }

  /** Makes wires, so that tests can do without a network. */
  interface Opener {
    /** Opens a wire that feeds the receiver from now on. */
    MdnsWire open(LocalLink link, Receiver receiver) throws IOException;
  }
}
