package org.vicinity.channel.mdns;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Message;

/**
 * Multicast DNS over IPv4 on one link, on a port that is shared with whoever else speaks it on this
 * machine.
 *
 * <p>The socket is bound to the group's address, not to the wildcard: it then takes no unicast
 * datagram, neither one from outside the link nor one that the system would have to withhold from
 * another process on the same port. For that reason nothing here ever asks for unicast answers (RFC
 * 6762 section 15.1).
 */
final class MdnsSocket implements MdnsWire {
  /** Where multicast DNS is spoken (RFC 6762 section 3). */
  static final int PORT = 5353;

  private static final Logger LOG = LoggerFactory.getLogger(MdnsSocket.class);
  private static final int HOP_LIMIT = 255; // section 11
  private static final int MAX_ECHOES = 32;
  private static final int MAX_FAILURES = 100;

  private final LocalLink link;
  private final Receiver receiver;
  private final DatagramChannel channel;
  private final InetSocketAddress group;
  private final Deque<ByteBuffer> echoes = new ArrayDeque<>();

  private MdnsSocket(LocalLink link, Receiver receiver) throws IOException {
    this.link = link;
    this.receiver = receiver;
    InetAddress address = InetAddress.getByAddress(new byte[] {(byte) 224, 0, 0, (byte) 251});
    group = new InetSocketAddress(address, PORT);
    channel = DatagramChannel.open(StandardProtocolFamily.INET);
    try {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      // Not SO_REUSEPORT: Linux then hands a multicast that arrives for this socket alone to any
      // one
      // of the sockets that share the port (early demux, seen on 6.18), also to another process's.
      channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, link.networkInterface());
      channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, HOP_LIMIT);
      channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, true);
      channel.bind(group);
      channel.join(address, link.networkInterface());
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Opens one and starts its thread.
   *
   * @throws IOException when the port cannot be shared or the group cannot be joined
   */
  static MdnsSocket open(LocalLink link, Receiver receiver) throws IOException {
    MdnsSocket socket = new MdnsSocket(link, receiver);
    Thread thread =
        new Thread(socket::receive, "mdns-receive-" + link.networkInterface().getName());
    thread.setDaemon(true);
    thread.start();
    return socket;
  }

  @Override
  public void multicast(Message message) throws IOException {
    byte[] bytes = message.toWire(Packets.MAX_SIZE);
    expectEcho(ByteBuffer.wrap(bytes));
    channel.send(ByteBuffer.wrap(bytes), group);
  }

  @Override
  public void unicast(Message message, InetSocketAddress to) throws IOException {
    if (!link.contains(to.getAddress())) {
      throw new IOException("not on this link");
    }
    channel.send(ByteBuffer.wrap(message.toWire(Packets.MAX_SIZE)), to);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("closing the mDNS socket of {}: {}", link.networkInterface().getName(), e);
    }
  }

  private void receive() {
    ByteBuffer buffer = ByteBuffer.allocate(Packets.MAX_SIZE);
    int failures = 0;
    while (channel.isOpen() && failures < MAX_FAILURES) {
      try {
        buffer.clear();
        InetSocketAddress from = (InetSocketAddress) channel.receive(buffer);
        failures = 0;
        buffer.flip();
        if (link.contains(from.getAddress()) && !isEcho(from, buffer)) {
          Packets.decode(buffer).ifPresent(message -> receiver.received(message, from));
        }
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        failures++;
        LOG.warn("receiving mDNS on {}: {}", link.networkInterface().getName(), e.getMessage());
      } catch (RuntimeException e) {
        // Whatever a datagram broke, the next one must find this thread alive.
        LOG.warn("an mDNS message was dropped: {}", e.toString());
      }
    }
    if (channel.isOpen()) {
      LOG.error("mDNS on {} is not heard any more", link.networkInterface().getName());
    }
  }

  // A multicast comes back to its sender once. Content decides, because several processes on this
  // machine share address and port; whichever copy is dropped, exactly one is.
  private void expectEcho(ByteBuffer bytes) {
    synchronized (echoes) {
      if (echoes.size() == MAX_ECHOES) {
        echoes.removeFirst();
      }
      echoes.addLast(bytes);
    }
  }

  private boolean isEcho(InetSocketAddress from, ByteBuffer bytes) {
    synchronized (echoes) {
      return from.getPort() == PORT
          && from.getAddress().equals(link.address())
          && echoes.removeFirstOccurrence(bytes);
    }
  }
}
