package org.vicinity.channel.lan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.NetworkInterface;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.Obstacle;
import org.vicinity.channel.TransportStatus;
import org.vicinity.channel.mdns.LocalLink;

/** Devices that are announced, found and opened over the loopback interface. */
class LanTransportTest {
  private static final Logger LOG = LoggerFactory.getLogger(LanTransportTest.class);
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final List<AutoCloseable> open = new ArrayList<>();
  private final String name = "Media Cache 2.0 " + Long.toString(System.nanoTime(), 36);
  private final Predicate<DiscoveredDevice> ours = device -> device.name().equals(name);
  private LocalLink lo;

  @BeforeEach
  void findLoopback() throws IOException {
    lo = LocalLink.named("lo");
  }

  @AfterEach
  void closeAll() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  @Test
  void aDeviceIsFoundFollowedOpenedAndLost() throws Exception {
    CountDownLatch served = new CountDownLatch(1);
    LanListener listener =
        keep(
            new LanListener(
                lo,
                0,
                channel -> {
                  echo(channel);
                  served.countDown();
                }));
    LanAnnouncement announcement =
        new LanAnnouncement(name, "media-cache", "Exämple & Co", listener.port(), true);
    Events events = new Events();
    LanTransport transport = keep(new LanTransport(lo));
    transport.discover(events);
    assertThat(events.nextStatus()).isEqualTo(new TransportStatus.Searching());

    long start = System.nanoTime();
    LanAnnouncer announcer = keep(new LanAnnouncer(lo, announcement));
    DiscoveredDevice device = events.nextSeen(ours);
    LOG.info("announced device seen after {} ms", millisSince(start));

    assertThat(device.transport()).isEqualTo("lan");
    assertThat(device.type()).isEqualTo("media-cache");
    assertThat(device.vendor()).isEqualTo("Exämple & Co");
    assertThat(device.pairable()).isTrue();
    assertThat(device.signal()).isEmpty();
    assertThat(device.lastSeen()).isBetween(Instant.now().minusSeconds(60), Instant.now());

    Events late = new Events();
    long lateStart = System.nanoTime();
    transport.discover(late);
    assertThat(late.nextSeen(ours).address()).isEqualTo(device.address());
    LOG.info("present device seen after {} ms", millisSince(lateStart));

    try (MessageChannel channel = transport.open(device, LIMIT)) {
      channel.send("hello".getBytes(UTF_8));
      assertThat(channel.receive(LIMIT)).asString(UTF_8).isEqualTo("hello");
    }
    assertThat(served.await(20, TimeUnit.SECONDS)).isTrue();

    announcer.update(announcement.withPairable(false));
    assertThat(events.nextSeen(ours).pairable()).isFalse();
    announcer.update(announcement);
    assertThat(events.nextSeen(ours).pairable()).isTrue();

    long goodbye = System.nanoTime();
    announcer.close();
    assertThat(events.nextLost(ours).address()).isEqualTo(device.address());
    LOG.info("goodbye told after {} ms", millisSince(goodbye));
    assertThat(events.seenLeft(ours)).isZero();
    assertThatThrownBy(() -> transport.open(device, LIMIT))
        .isInstanceOfSatisfying(
            ChannelException.class, e -> assertThat(e.error()).isEqualTo(ChannelError.UNREACHABLE));
  }

  @Test
  void twoDevicesOfOneNameAreTwoDevices() throws Exception {
    LanAnnouncement announcement = new LanAnnouncement(name, "media-cache", "", 4711, true);
    Events events = new Events();
    keep(new LanTransport(lo)).discover(events);
    keep(new LanAnnouncer(lo, announcement));
    DiscoveredDevice one = events.nextSeen(ours);
    keep(new LanAnnouncer(lo, announcement));

    DiscoveredDevice other =
        events.nextSeen(device -> ours.test(device) && !device.address().equals(one.address()));

    assertThat(other.name()).isEqualTo(name);
    assertThat(other.vendor()).isEmpty();
  }

  @Test
  void aDeviceThatWasNeverFoundIsUnreachable() {
    LanTransport transport = keep(new LanTransport(lo));
    DiscoveredDevice unknown =
        new DiscoveredDevice(
            "lan", "unknown", "x", "x", "", OptionalInt.empty(), true, Instant.now());

    assertThatThrownBy(() -> transport.open(unknown, LIMIT))
        .isInstanceOfSatisfying(
            ChannelException.class, e -> assertThat(e.error()).isEqualTo(ChannelError.UNREACHABLE));
  }

  @Test
  void aLinkThatIsGoneIsToldWithAReason() throws Exception {
    LocalLink gone =
        new LocalLink(
            NetworkInterface.getByName("lo"),
            (java.net.Inet4Address) java.net.InetAddress.getByName("192.168.7.10"),
            24);
    Events events = new Events();
    keep(new LanTransport(gone)).discover(events);

    assertThat(events.nextStatus())
        .isEqualTo(new TransportStatus.Unavailable(Obstacle.NO_NETWORK, Optional.of("lo")));
  }

  @Test
  void aSearchOnAClosedTransportFindsNothingAndEnds() {
    LanTransport transport = new LanTransport(lo);
    transport.close();

    transport.discover(new Events()).close();
    transport.close();
  }

  static void echo(MessageChannel channel) {
    try {
      while (true) {
        channel.send(channel.receive(LIMIT));
      }
    } catch (ChannelException e) {
      assertThat(e.error()).isEqualTo(ChannelError.CLOSED);
    }
  }

  private static long millisSince(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  private <T extends AutoCloseable> T keep(T closeable) {
    open.add(closeable);
    return closeable;
  }
}
