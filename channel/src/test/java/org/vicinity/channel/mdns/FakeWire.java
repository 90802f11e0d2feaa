package org.vicinity.channel.mdns;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.xbill.DNS.Message;

/** A link in memory: keeps what was sent, and delivers what a test says. */
final class FakeWire implements MdnsWire, MdnsWire.Opener {
  static final InetSocketAddress NEIGHBOUR = new InetSocketAddress("192.168.7.20", 5353);
  static final InetSocketAddress LEGACY_CLIENT = new InetSocketAddress("192.168.7.21", 40000);

  private static final int LIMIT_SECONDS = 20;

  /** A unicast message and whom it is for. */
  record Unicast(Message message, InetSocketAddress to) {}

  private final BlockingQueue<Message> multicasts = new LinkedBlockingQueue<>();
  private final BlockingQueue<Unicast> unicasts = new LinkedBlockingQueue<>();
  private Receiver receiver;
  private volatile boolean down;

  /** Returns a link with the network 192.168.7.0/24 and this machine at .10. */
  static LocalLink link() throws IOException {
    return new LocalLink(NetworkInterface.getByName("lo"), address("192.168.7.10"), 24);
  }

  static Inet4Address address(String text) throws IOException {
    return (Inet4Address) InetAddress.getByName(text);
  }

  @Override
  public MdnsWire open(LocalLink link, Receiver messages) {
    receiver = messages;
    return this;
  }

  @Override
  public void multicast(Message message) throws IOException {
    if (down) {
      throw new IOException("the network is down");
    }
    multicasts.add(new Message(message.toWire(Packets.MAX_SIZE)));
  }

  @Override
  public void unicast(Message message, InetSocketAddress to) throws IOException {
    unicasts.add(new Unicast(new Message(message.toWire(Packets.MAX_SIZE)), to));
  }

  @Override
  public void close() {}

  /** Lets every further multicast fail. */
  void goDown() {
    down = true;
  }

  /** Delivers a message as it would come from the network. */
  void deliver(Message message, InetSocketAddress from) throws IOException {
    receiver.received(new Message(message.toWire(Packets.MAX_SIZE)), from);
  }

  /** Waits for the next multicast. */
  Message nextMulticast() throws InterruptedException {
    Message message = multicasts.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    if (message == null) {
      throw new AssertionError("nothing was multicast");
    }
    return message;
  }

  /** Waits for the next unicast. */
  Unicast nextUnicast() throws InterruptedException {
    Unicast unicast = unicasts.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
    if (unicast == null) {
      throw new AssertionError("nothing was sent by unicast");
    }
    return unicast;
  }

  /** Returns how many multicasts wait to be looked at. */
  int multicastsWaiting() {
    return multicasts.size();
  }

  /** Returns how many unicasts wait to be looked at. */
  int unicastsWaiting() {
    return unicasts.size();
  }
}
