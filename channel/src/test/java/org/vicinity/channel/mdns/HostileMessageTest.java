package org.vicinity.channel.mdns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Whatever bytes a neighbour sends, nothing breaks and nothing is believed that must not be. */
class HostileMessageTest {
  private static final String HOST = "media-1.vod-example-com.local";

  @Property
  void randomBytesAreDecodedOrDropped(@ForAll @Size(max = 1500) byte[] bytes) {
    Packets.decode(ByteBuffer.wrap(bytes));
  }

  @Property
  void countsThatExceedTheDatagramAreDropped(
      @ForAll @IntRange(min = 2000, max = 65535) int count,
      @ForAll @IntRange(min = 0, max = 3) int at) {
    ByteBuffer datagram = ByteBuffer.allocate(512);
    datagram.putShort(4 + 2 * at, (short) count);

    assertThat(Packets.decode(datagram)).isEmpty();
  }

  @Property(tries = 300)
  void damagedMessagesBreakNeitherResolverNorResponder(
      @ForAll("damages") List<Damage> damages, @ForAll boolean response, @ForAll boolean owned)
      throws IOException {
    byte[] bytes = (response ? answer() : probe()).toWire();
    damages.forEach(damage -> damage.apply(bytes));
    Optional<Message> decoded = Packets.decode(ByteBuffer.wrap(bytes));
    FakeWire wire = new FakeWire();
    try (MdnsResolver resolver = new MdnsResolver(FakeWire.link(), wire, new ManualTimer())) {
      if (decoded.isPresent()) {
        wire.deliver(decoded.get(), FakeWire.NEIGHBOUR);
      }
      Optional<HostEndpoint> found = resolver.resolve(HOST, Duration.ofMillis(1));
      found.ifPresent(
          endpoint -> {
            assertThat(endpoint.host()).isEqualTo(HOST);
            assertThat(endpoint.address()).matches(HostileMessageTest::isOnLink);
          });
    }
    FakeWire other = new FakeWire();
    ManualTimer timer = new ManualTimer();
    try (Claims claims = new Claims(FakeWire.link(), other, timer, host -> {})) {
      claims.claim(LocalHost.parse(HOST).orElseThrow(), 8443);
      timer.advance(Duration.ofMillis(owned ? 2000 : 600));
      if (decoded.isPresent()) {
        other.deliver(decoded.get(), FakeWire.NEIGHBOUR);
        other.deliver(decoded.get(), FakeWire.LEGACY_CLIENT);
      }
    }
  }

  @Property(tries = 200)
  void theCacheStaysBounded(@ForAll @IntRange(min = 1, max = 20) int rounds) throws IOException {
    HostCache cache = new HostCache(FakeWire.link());
    for (int i = 0; i < rounds * 200; i++) {
      cache.heard(Records.a("host-" + i + ".local", "192.168.7." + i % 250, 120), i);
    }
    assertThat(cache.size()).isLessThanOrEqualTo(HostCache.MAX_HOSTS);
  }

  @Provide
  Arbitrary<List<Damage>> damages() {
    return Combinators.combine(Arbitraries.integers().between(0, 200), Arbitraries.bytes())
        .as(Damage::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6);
  }

  /** One byte of a message is another one. */
  record Damage(int at, byte value) {
    void apply(byte[] bytes) {
      bytes[at % bytes.length] = value;
    }
  }

  private static Message answer() throws IOException {
    return Records.response(
        Records.flush(Records.a(HOST, "192.168.7.20", 120)),
        Records.flush(Records.srv(HOST, 8443, HOST, 120)));
  }

  private static Message probe() throws IOException {
    Message probe = Packets.query(List.of(Records.question(HOST, Type.ANY)));
    probe.addRecord(Records.a(HOST, "192.168.7.20", 120), Section.AUTHORITY);
    probe.addRecord(Records.srv(HOST, 8443, HOST, 120), Section.AUTHORITY);
    return probe;
  }

  private static boolean isOnLink(InetSocketAddress address) {
    try {
      return FakeWire.link().contains(address.getAddress());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
