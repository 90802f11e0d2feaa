package org.vicinity.channel.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Resolvers and responders that meet over real multicast on the loopback interface. */
class LoopbackMdnsTest {
  private static final Logger LOG = LoggerFactory.getLogger(LoopbackMdnsTest.class);
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(1500);

  private final List<AutoCloseable> open = new ArrayList<>();
  private final String unique = Long.toString(System.nanoTime(), 36);
  private LocalLink lo;

  @BeforeEach
  void findLoopback() throws IOException {
    lo = LocalLink.named("lo");
  }

  @AfterEach
  void closeAll() throws Exception {
    for (AutoCloseable closeable : open) {
      closeable.close();
    }
  }

  @Test
  void aNameIsResolvedToAddressAndPortAfterItWasAnnounced() throws Exception {
    MdnsResponder responder = responder();
    MdnsResolver resolver = resolver();
    String host = host("media-1");

    long start = System.nanoTime();
    responder.announce(host, 8443);
    long announced = System.nanoTime();
    Optional<HostEndpoint> known = resolver.resolve(host, LIMIT);
    resolver.forget(host);
    long asked = System.nanoTime();
    Optional<HostEndpoint> resolved = resolver.resolve(host, LIMIT);
    long done = System.nanoTime();

    HostEndpoint expected = new HostEndpoint(host, new InetSocketAddress(lo.address(), 8443));
    assertThat(known).contains(expected);
    assertThat(resolved).contains(expected);
    LOG.info("announced in {} ms", (announced - start) / 1_000_000);
    LOG.info("resolved just after the announcement in {} µs", (done - asked) / 1000);
  }

  @Test
  void aResolverThatMissedTheAnnouncementAsksForTheName() throws Exception {
    MdnsResponder responder = responder();
    String host = host("media-1");
    responder.announce(host, 8443);

    MdnsResolver late = resolver();

    assertThat(late.resolve(host, LIMIT)).map(e -> e.address().getPort()).contains(8443);
  }

  @Test
  void aNameThatNobodyHasIsNotResolved() throws Exception {
    assertThat(resolver().resolve(host("nobody"), SHORT)).isEmpty();
  }

  @Test
  void aNameIsGoneAfterItsGoodbye() throws Exception {
    MdnsResponder responder = responder();
    MdnsResolver resolver = resolver();
    String host = host("media-1");
    responder.announce(host, 8443);
    assertThat(resolver.resolve(host, LIMIT)).isPresent();

    responder.withdraw(host);

    String marker = host("marker");
    responder.announce(marker, 1); // ordered behind the goodbye on the same sockets
    assertThat(resolver.resolve(marker, LIMIT)).isPresent();
    assertThat(resolver.resolve(host, SHORT)).isEmpty();
  }

  @Test
  void closingAResponderSaysGoodbyeForAllItsNames() throws Exception {
    MdnsResponder responder = new MdnsResponder(lo);
    MdnsResolver resolver = resolver();
    List<String> hosts = List.of(host("media-1"), host("media-2"));
    for (String host : hosts) {
      responder.announce(host, 8443);
      assertThat(resolver.resolve(host, LIMIT)).isPresent();
    }

    responder.close();

    String marker = host("marker");
    responder().announce(marker, 1);
    assertThat(resolver.resolve(marker, LIMIT)).isPresent();
    for (String host : hosts) {
      assertThat(resolver.resolve(host, Duration.ofMillis(300))).isEmpty();
    }
  }

  @Test
  void oneDeviceOwnsTheNamesOfTwoOrigins() throws Exception {
    MdnsResponder responder = responder();
    MdnsResolver resolver = resolver();
    String one = "media-1.vod-example-com-" + unique + ".local";
    String other = "media-1.shop-example-com-" + unique + ".local";

    responder.announce(one, 8443);
    responder.announce(other, 8443);
    responder.withdraw(one);

    String marker = host("marker");
    responder.announce(marker, 1);
    assertThat(resolver.resolve(marker, LIMIT)).isPresent();
    assertThat(resolver.resolve(other, LIMIT)).isPresent();
    assertThat(resolver.resolve(one, Duration.ofMillis(300))).isEmpty();
  }

  @Test
  void aLaterClaimantIsRefusedAndTheOwnerStays() throws Exception {
    MdnsResponder owner = responder();
    MdnsResponder claimant = responder();
    String host = host("media-1");
    owner.announce(host, 8443);

    assertThatThrownBy(() -> claimant.announce(host, 9443))
        .isInstanceOf(NameConflictException.class)
        .hasMessageContaining(host);

    assertThat(resolver().resolve(host, LIMIT)).map(e -> e.address().getPort()).contains(8443);
  }

  @Test
  void ofTwoThatClaimANameAtOnceExactlyOneGetsIt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    open.add(threads::shutdownNow);
    MdnsResponder one = responder();
    MdnsResponder other = responder();
    BlockingQueue<String> conflicts = new ArrayBlockingQueue<>(10);
    one.onConflict(conflicts::add);
    other.onConflict(conflicts::add);
    String host = host("media-1");

    Future<Boolean> first = threads.submit(() -> claims(one, host, 8443));
    Future<Boolean> second = threads.submit(() -> claims(other, host, 9443));
    boolean firstWon = first.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    boolean secondWon = second.get(LIMIT.toSeconds(), TimeUnit.SECONDS);

    assertThat(firstWon).isNotEqualTo(secondWon);
    assertThat(resolver().resolve(host, LIMIT))
        .map(e -> e.address().getPort())
        .contains(firstWon ? 8443 : 9443);
    assertThat(conflicts).isEmpty();
  }

  @Test
  void aNameIsFreeAgainAfterItsGoodbye() throws Exception {
    MdnsResponder first = responder();
    MdnsResponder second = responder();
    String host = host("media-1");
    first.announce(host, 8443);
    first.withdraw(host);

    second.announce(host, 9443);

    assertThat(resolver().resolve(host, LIMIT)).map(e -> e.address().getPort()).contains(9443);
  }

  @Test
  void anotherPortReplacesTheOldOne() throws Exception {
    MdnsResponder responder = responder();
    MdnsResolver resolver = resolver();
    String host = host("media-1");
    responder.announce(host, 8443);
    assertThat(resolver.resolve(host, LIMIT)).map(e -> e.address().getPort()).contains(8443);

    responder.announce(host, 9443);

    String marker = host("marker");
    responder.announce(marker, 1);
    assertThat(resolver.resolve(marker, LIMIT)).isPresent();
    assertThat(resolver.resolve(host, LIMIT)).map(e -> e.address().getPort()).contains(9443);
  }

  @Test
  void anOrdinaryDnsClientIsAnsweredByUnicastFromPort5353() throws Exception {
    MdnsResponder responder = responder();
    String host = host("media-1");
    responder.announce(host, 8443);
    Message query = Packets.query(List.of(Records.question(host, Type.A)));
    query.getHeader().setID(4711);
    try (DatagramChannel client = DatagramChannel.open(StandardProtocolFamily.INET)) {
      client.setOption(StandardSocketOptions.IP_MULTICAST_IF, lo.networkInterface());
      client.bind(new InetSocketAddress(lo.address(), 0));
      client.socket().setSoTimeout((int) LIMIT.toMillis());
      client.send(ByteBuffer.wrap(query.toWire()), new InetSocketAddress("224.0.0.251", 5353));
      DatagramPacket packet = new DatagramPacket(new byte[9000], 9000);
      client.socket().receive(packet);

      Message answer = new Message(ByteBuffer.wrap(packet.getData(), 0, packet.getLength()));
      assertThat(packet.getPort()).isEqualTo(5353);
      assertThat(packet.getAddress()).isEqualTo(lo.address());
      assertThat(answer.getHeader().getID()).isEqualTo(4711);
      assertThat(answer.getSection(Section.ANSWER))
          .containsExactly(Records.a(host, "127.0.0.1", 10));
    }
  }

  @Test
  void datagramsOfRandomBytesLeaveResolverAndResponderWorking() throws Exception {
    MdnsResponder responder = responder();
    MdnsResolver resolver = resolver();
    Random random = new Random(1);
    try (DatagramChannel hostile = DatagramChannel.open(StandardProtocolFamily.INET)) {
      hostile.setOption(StandardSocketOptions.IP_MULTICAST_IF, lo.networkInterface());
      hostile.bind(new InetSocketAddress(lo.address(), 0));
      InetSocketAddress group = new InetSocketAddress("224.0.0.251", 5353);
      for (int i = 0; i < 3000; i++) {
        byte[] bytes = new byte[random.nextInt(i % 50 == 0 ? 20_000 : 600)];
        random.nextBytes(bytes);
        if (bytes.length > 12 && i % 2 == 0) {
          System.arraycopy(
              new byte[] {0, 0, (byte) 0x84, 0, 0, 0, 0, 2, 0, 0, 0, 0}, 0, bytes, 0, 12);
        }
        hostile.send(ByteBuffer.wrap(bytes), group);
      }
    }
    String host = host("media-1");
    responder.announce(host, 8443);

    assertThat(resolver.resolve(host, LIMIT)).map(e -> e.address().getPort()).contains(8443);
  }

  @Test
  void closingAResolverEndsWaitingLookUps() throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    open.add(threads::shutdownNow);
    MdnsResolver resolver = resolver();
    Future<Optional<HostEndpoint>> waiting =
        threads.submit(() -> resolver.resolve(host("nobody"), Duration.ofHours(1)));

    resolver.close();

    assertThat(waiting.get(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEmpty();
  }

  @Test
  void namesThatAreNoHostNamesUnderLocalAreRefused() throws Exception {
    MdnsResponder responder = responder();
    for (String bad :
        List.of("", "local", "media.example.com", "a..local", "-a.local", "a b.local")) {
      assertThat(resolver().resolve(bad, LIMIT)).isEmpty();
      assertThatThrownBy(() -> responder.announce(bad, 443))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static boolean claims(MdnsResponder responder, String host, int port) throws IOException {
    try {
      responder.announce(host, port);
      return true;
    } catch (NameConflictException e) {
      return false;
    }
  }

  private String host(String label) {
    return label + ".test-" + unique + ".local";
  }

  private MdnsResponder responder() throws IOException {
    MdnsResponder responder = new MdnsResponder(lo);
    open.add(responder);
    return responder;
  }

  private MdnsResolver resolver() throws IOException {
    MdnsResolver resolver = new MdnsResolver(lo);
    open.add(resolver);
    return resolver;
  }
}
