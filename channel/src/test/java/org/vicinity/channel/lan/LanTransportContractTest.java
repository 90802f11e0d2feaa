package org.vicinity.channel.lan;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.NearFieldTransport;
import org.vicinity.channel.mdns.LocalLink;
import org.vicinity.channel.testing.TransportContract;

/** All that a transport must carry, over TCP to a device that was found by multicast DNS. */
class LanTransportContractTest extends TransportContract {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  // One search for all tests: JmDNS probes four seconds before it announces.
  private static final AtomicReference<Consumer<MessageChannel>> SERVE = new AtomicReference<>();
  private static LanListener listener;
  private static LanAnnouncer announcer;
  private static LanTransport transport;
  private static DiscoveredDevice found;

  @BeforeAll
  static void findDevice() throws IOException, InterruptedException {
    LocalLink lo = LocalLink.named("lo");
    String name = "Contract " + Long.toString(System.nanoTime(), 36);
    listener = new LanListener(lo, 0, channel -> SERVE.get().accept(channel));
    announcer =
        new LanAnnouncer(lo, new LanAnnouncement(name, "media-cache", "", listener.port(), true));
    transport = new LanTransport(lo);
    Events events = new Events();
    NearFieldTransport.Discovery search = transport.discover(events);
    found = events.nextSeen(device -> device.name().equals(name));
    search.close();
  }

  @AfterAll
  static void closeAll() {
    transport.close();
    announcer.close();
    listener.close();
  }

  @Override
  protected Connector connector(Consumer<MessageChannel> serve) {
    SERVE.set(serve);
    return new Connector() {
      @Override
      public MessageChannel connect() throws ChannelException {
        return transport.open(found, LIMIT);
      }

      @Override
      public void close() {
        SERVE.set(MessageChannel::close);
      }
    };
  }
}
