package org.vicinity.channel.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vicinity.channel.mdns.FakeWire.NEIGHBOUR;
import static org.vicinity.channel.mdns.Records.a;
import static org.vicinity.channel.mdns.Records.flush;
import static org.vicinity.channel.mdns.Records.response;
import static org.vicinity.channel.mdns.Records.srv;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class MdnsResolverTest {
  private static final String HOST = "media-1.vod-example-com.local";
  private static final Duration LONG = Duration.ofSeconds(20);

  private final FakeWire wire = new FakeWire();
  private final ManualTimer timer = new ManualTimer();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private MdnsResolver resolver;

  @BeforeEach
  void open() throws IOException {
    resolver = new MdnsResolver(FakeWire.link(), wire, timer);
  }

  @AfterEach
  void close() {
    resolver.close();
    threads.shutdownNow();
  }

  @Test
  void theQueryAsksForAddressAndPortWithIdentifierZero() throws Exception {
    Future<Optional<HostEndpoint>> result = resolving(HOST);

    Message query = query();

    assertThat(query.getHeader().getID()).isZero();
    assertThat(query.getHeader().getFlag(Flags.QR)).isFalse();
    assertThat(query.getHeader().getFlag(Flags.RD)).isFalse();
    assertThat(query.getSection(Section.QUESTION))
        .extracting(question -> question.getName() + " " + Type.string(question.getType()))
        .containsExactly(HOST + ". A", "_https._tcp." + HOST + ". SRV");
    answer(a(HOST, "192.168.7.20", 120), srv(HOST, 8443, HOST, 120));
    assertThat(get(result)).contains(endpoint("192.168.7.20", 8443));
  }

  @Test
  void whatWasAnnouncedUnaskedNeedsNoQuery() throws Exception {
    answer(flush(a(HOST, "192.168.7.20", 120)), flush(srv(HOST, 8443, HOST, 120)));

    assertThat(resolver.resolve(HOST.toUpperCase(java.util.Locale.ROOT) + ".", LONG))
        .contains(endpoint("192.168.7.20", 8443));
    assertThat(wire.multicastsWaiting()).isZero();
  }

  @Test
  void aHostWithoutServiceRecordIsServedOnPort443() throws Exception {
    Future<Optional<HostEndpoint>> result = resolving(HOST);
    query();

    answer(a(HOST, "192.168.7.20", 120));

    timer.advance(MdnsResolver.PORT_WAIT);
    assertThat(get(result)).contains(endpoint("192.168.7.20", 443));
  }

  @Test
  void thePortMayComeInAMessageOfItsOwn() throws Exception {
    Future<Optional<HostEndpoint>> result = resolving(HOST);
    query();

    answer(srv(HOST, 8443, HOST, 120));
    answer(a(HOST, "192.168.7.20", 120));

    assertThat(get(result)).contains(endpoint("192.168.7.20", 8443));
  }

  @Test
  void whenTheTimeEndsBetweenAddressAndPortTheAddressCounts() throws Exception {
    Future<Optional<HostEndpoint>> result =
        threads.submit(() -> resolver.resolve(HOST, Duration.ofMillis(200)));
    query();
    answer(a(HOST, "192.168.7.20", 120));

    assertThat(get(result)).contains(endpoint("192.168.7.20", 443));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"8.8.8.8", "127.0.0.1", "192.168.8.20", "10.0.0.1", "169.254.1.1", "224.0.0.251"})
  void anAddressOffTheLinkIsNotBelieved(String address) throws Exception {
    Future<Optional<HostEndpoint>> result = resolving(HOST);
    query();

    answer(a(HOST, address, 120), srv(HOST, 8443, HOST, 120));
    answer(a(HOST, "192.168.7.20", 120));

    assertThat(get(result)).contains(endpoint("192.168.7.20", 8443));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"192.168.7.66:5354", "192.168.8.66:5353", "8.8.8.8:5353", "127.0.0.1:5353"})
  void anAnswerFromAnotherPortOrNetworkIsNotHeard(String from) throws Exception {
    String[] parts = from.split(":");
    Future<Optional<HostEndpoint>> result = resolving(HOST);
    query();

    wire.deliver(
        response(a(HOST, "192.168.7.66", 120), srv(HOST, 666, HOST, 120)),
        new InetSocketAddress(parts[0], Integer.parseInt(parts[1])));
    answer(a(HOST, "192.168.7.20", 120), srv(HOST, 8443, HOST, 120));

    assertThat(get(result)).contains(endpoint("192.168.7.20", 8443));
  }

  @Test
  void aQueryThatCarriesRecordsIsNoAnswer() throws Exception {
    Message query = new Message(0);
    query.addRecord(a(HOST, "192.168.7.66", 120), Section.ANSWER);
    query.addRecord(srv(HOST, 666, HOST, 120), Section.ANSWER);

    wire.deliver(query, NEIGHBOUR);

    assertThat(resolver.resolve(HOST, Duration.ofMillis(50))).isEmpty();
  }

  @Test
  void aServiceOnAnotherHostIsNotBelieved() throws Exception {
    Future<Optional<HostEndpoint>> result = resolving(HOST);
    query();

    answer(a(HOST, "192.168.7.20", 120), srv(HOST, 666, "other.local", 120));

    timer.advance(MdnsResolver.PORT_WAIT);
    assertThat(get(result)).contains(endpoint("192.168.7.20", 443));
  }

  @Test
  void manyWhoAskForOneNameShareOneQuery() throws Exception {
    List<Future<Optional<HostEndpoint>>> results = new ArrayList<>();
    results.add(resolving(HOST));
    query();
    for (int i = 0; i < 20; i++) {
      results.add(resolving(HOST));
    }
    answer(a(HOST, "192.168.7.20", 120), srv(HOST, 8443, HOST, 120));

    for (Future<Optional<HostEndpoint>> result : results) {
      assertThat(get(result)).contains(endpoint("192.168.7.20", 8443));
    }
    assertThat(wire.multicastsWaiting()).isZero();
  }

  @Test
  void anUnansweredQueryIsRepeated() throws Exception {
    Future<Optional<HostEndpoint>> result = resolving(HOST);
    Message first = query();
    timer.advance(Lookup.FIRST_PAUSE);
    Message second = wire.nextMulticast();

    assertThat(second.getSection(Section.QUESTION)).isEqualTo(first.getSection(Section.QUESTION));
    answer(a(HOST, "192.168.7.20", 120), srv(HOST, 8443, HOST, 120));
    assertThat(get(result)).isPresent();
  }

  @Test
  void pausesBetweenQueriesDoubleUpToAMinute() throws Exception {
    Lookup lookup = new Lookup(LocalHost.parse(HOST).orElseThrow());
    List<Long> seconds = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      seconds.add(lookup.nextPause().toSeconds());
    }
    assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L);
  }

  @Test
  void whatWasNotFoundIsAskedForAgain() throws Exception {
    assertThat(resolver.resolve(HOST, Duration.ofMillis(50))).isEmpty();

    Future<Optional<HostEndpoint>> result = resolving(HOST);
    query();
    answer(a(HOST, "192.168.7.20", 120), srv(HOST, 8443, HOST, 120));
    assertThat(get(result)).isPresent();
  }

  @Test
  void recordsLiveAsLongAsTheySayAndAtMostTwoMinutes() throws Exception {
    String lasting = "media-2.vod-example-com.local";
    answer(a(HOST, "192.168.7.20", 60), srv(HOST, 8443, HOST, 60));
    answer(a(lasting, "192.168.7.20", 1L << 30), srv(lasting, 8443, lasting, 1L << 30));

    timer.advance(Duration.ofSeconds(59));
    assertThat(resolver.resolve(HOST, Duration.ofMillis(50))).isPresent();
    timer.advance(Duration.ofSeconds(1));
    assertThat(resolver.resolve(HOST, Duration.ofMillis(50))).isEmpty();
    assertThat(resolver.resolve(lasting, Duration.ofMillis(50))).isPresent();
    timer.advance(Duration.ofSeconds(60));
    assertThat(resolver.resolve(lasting, Duration.ofMillis(50))).isEmpty();
  }

  @Test
  void aGoodbyeEndsAName() throws Exception {
    answer(a(HOST, "192.168.7.20", 120), srv(HOST, 8443, HOST, 120));
    assertThat(resolver.resolve(HOST, Duration.ofMillis(50))).isPresent();

    answer(a(HOST, "192.168.7.20", 0), srv(HOST, 8443, HOST, 0));

    assertThat(resolver.resolve(HOST, Duration.ofMillis(50))).isEmpty();
  }

  @Test
  void aNewAddressWithCacheFlushReplacesTheOldOneForGood() throws Exception {
    answer(flush(a(HOST, "192.168.7.20", 120)), flush(srv(HOST, 8443, HOST, 120)));
    timer.advance(Duration.ofSeconds(10));

    answer(flush(a(HOST, "192.168.7.30", 30)));

    assertThat(resolver.resolve(HOST, LONG)).contains(endpoint("192.168.7.30", 8443));
    timer.advance(Duration.ofSeconds(31));
    assertThat(resolver.resolve(HOST, Duration.ofMillis(50))).isEmpty();
  }

  @Test
  void anAddressWithoutCacheFlushLeavesTheOthers() throws Exception {
    answer(a(HOST, "192.168.7.20", 120), srv(HOST, 8443, HOST, 120));
    timer.advance(Duration.ofSeconds(10));

    answer(a(HOST, "192.168.7.30", 30));

    assertThat(resolver.resolve(HOST, LONG)).contains(endpoint("192.168.7.30", 8443));
    timer.advance(Duration.ofSeconds(31));
    assertThat(resolver.resolve(HOST, LONG)).contains(endpoint("192.168.7.20", 8443));
  }

  @Test
  void aPortThatIsStatedLaterReplacesTheAssumedOne() throws Exception {
    Future<Optional<HostEndpoint>> result = resolving(HOST);
    query();
    answer(a(HOST, "192.168.7.20", 120));
    timer.advance(MdnsResolver.PORT_WAIT);
    assertThat(get(result)).contains(endpoint("192.168.7.20", 443));

    answer(srv(HOST, 8443, HOST, 120));

    assertThat(resolver.resolve(HOST, LONG)).contains(endpoint("192.168.7.20", 8443));
  }

  @Test
  void aForgottenNameIsAskedForAgain() throws Exception {
    answer(a(HOST, "192.168.7.20", 120), srv(HOST, 8443, HOST, 120));
    assertThat(resolver.resolve(HOST, LONG)).isPresent();

    resolver.forget(HOST);

    Future<Optional<HostEndpoint>> result = resolving(HOST);
    query();
    answer(a(HOST, "192.168.7.21", 120), srv(HOST, 8443, HOST, 120));
    assertThat(get(result)).contains(endpoint("192.168.7.21", 8443));
  }

  @Test
  void anInterruptedWaitIsEmptyAndKeepsTheFlag() throws Exception {
    Future<Boolean> flag =
        threads.submit(
            () -> {
              Thread.currentThread().interrupt();
              boolean empty = resolver.resolve(HOST, LONG).isEmpty();
              return empty && Thread.interrupted();
            });

    assertThat(flag.get(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aLinkThatIsDownLeavesTheLookUpEmpty() throws Exception {
    wire.goDown();
    Future<Optional<HostEndpoint>> result =
        threads.submit(() -> resolver.resolve(HOST, Duration.ofMillis(100)));
    timer.awaitTask();
    timer.advance(Duration.ZERO);

    assertThat(get(result)).isEmpty();
  }

  private Future<Optional<HostEndpoint>> resolving(String host) {
    return threads.submit(() -> resolver.resolve(host, LONG));
  }

  /** Waits until the query is due, and returns it. */
  private Message query() throws InterruptedException {
    timer.awaitTask();
    timer.advance(Duration.ZERO);
    return wire.nextMulticast();
  }

  private void answer(Record... records) throws IOException {
    wire.deliver(response(records), NEIGHBOUR);
  }

  private static Optional<HostEndpoint> get(Future<Optional<HostEndpoint>> result)
      throws Exception {
    return result.get(20, TimeUnit.SECONDS);
  }

  private static HostEndpoint endpoint(String address, int port) {
    return new HostEndpoint(HOST, new InetSocketAddress(address, port));
  }
}
