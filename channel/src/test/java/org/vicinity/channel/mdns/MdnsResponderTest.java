package org.vicinity.channel.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vicinity.channel.mdns.FakeWire.LEGACY_CLIENT;
import static org.vicinity.channel.mdns.FakeWire.NEIGHBOUR;
import static org.vicinity.channel.mdns.Records.a;
import static org.vicinity.channel.mdns.Records.flush;
import static org.vicinity.channel.mdns.Records.question;
import static org.vicinity.channel.mdns.Records.questionUnicast;
import static org.vicinity.channel.mdns.Records.response;
import static org.vicinity.channel.mdns.Records.srv;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

class MdnsResponderTest {
  private static final String HOST = "media-1.vod-example-com.local";
  private static final String SERVICE = "_https._tcp." + HOST;
  private static final int PORT = 8443;

  private final FakeWire wire = new FakeWire();
  private final ManualTimer timer = new ManualTimer();
  private final BlockingQueue<String> lost = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private MdnsResponder responder;

  @BeforeEach
  void open() throws IOException {
    responder = new MdnsResponder(FakeWire.link(), wire, timer);
    responder.onConflict(lost::add);
  }

  @AfterEach
  void close() {
    responder.close();
    threads.shutdownNow();
  }

  @Test
  void threeProbesShowWhatIsClaimedAndTwoAnnouncementsFollow() throws Exception {
    Future<?> done = announcing();
    timer.advance(Duration.ofSeconds(3));

    for (int i = 0; i < 3; i++) {
      Message probe = wire.nextMulticast();
      assertThat(probe.getHeader().getFlag(Flags.QR)).isFalse();
      assertThat(lines(probe, Section.QUESTION)).containsExactly(HOST + ". ANY", SERVICE + ". ANY");
      assertThat(lines(probe, Section.AUTHORITY)).containsExactly(HOST + ". A", SERVICE + ". SRV");
    }
    for (int i = 0; i < 2; i++) {
      Message announcement = wire.nextMulticast();
      assertThat(announcement.getHeader().getFlag(Flags.QR)).isTrue();
      assertThat(announcement.getHeader().getFlag(Flags.AA)).isTrue();
      assertThat(announcement.getSection(Section.ANSWER))
          .containsExactly(flush(a(HOST, "192.168.7.10", 120)), flush(srv(HOST, PORT, HOST, 120)))
          .allMatch(Packets::topBit);
      assertThat(lines(announcement, Section.ADDITIONAL))
          .containsExactly(HOST + ". NSEC", SERVICE + ". NSEC");
    }
    done.get(20, TimeUnit.SECONDS);
  }

  @Test
  void aNameThatIsAnsweredForWhileProbingIsRefused() throws Exception {
    Future<?> done = announcing();
    firstProbe();

    wire.deliver(response(flush(a(HOST, "192.168.7.20", 120))), NEIGHBOUR);

    assertThatThrownBy(() -> done.get(20, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(NameConflictException.class);
    assertThat(lost).isEmpty();
    wire.deliver(Packets.query(List.of(question(HOST, Type.A))), LEGACY_CLIENT);
    assertThat(wire.unicastsWaiting()).isZero();
  }

  @Test
  void whatIsHeardBeforeTheFirstProbeIsNoConflict() throws Exception {
    Future<?> done = announcing();

    wire.deliver(response(flush(a(HOST, "192.168.7.20", 120))), NEIGHBOUR);
    timer.advance(Duration.ofSeconds(1));

    done.get(20, TimeUnit.SECONDS);
  }

  @Test
  void aGoodbyeOfAnotherIsNoConflict() throws Exception {
    Future<?> done = announcing();
    firstProbe();

    wire.deliver(response(flush(a(HOST, "192.168.7.20", 0))), NEIGHBOUR);
    timer.advance(Duration.ofSeconds(1));

    done.get(20, TimeUnit.SECONDS);
  }

  @Test
  void anAnswerFromAnotherPortIsNoConflict() throws Exception {
    Future<?> done = announcing();
    firstProbe();

    wire.deliver(response(flush(a(HOST, "192.168.7.20", 120))), LEGACY_CLIENT);
    timer.advance(Duration.ofSeconds(1));

    done.get(20, TimeUnit.SECONDS);
  }

  @Test
  void thatWhichProbesForALaterAddressWinsTheNameAndWeTryAgain() throws Exception {
    Future<?> done = announcing();
    firstProbe();

    wire.deliver(probe(a(HOST, "192.168.7.11", 120)), NEIGHBOUR);
    timer.advance(Claims.DEFERRAL.minusMillis(1));
    assertThat(wire.multicastsWaiting()).isZero();
    timer.advance(Duration.ofSeconds(1));

    // Three probes more, from the beginning; then nobody objects.
    for (int i = 0; i < 3; i++) {
      assertThat(lines(wire.nextMulticast(), Section.AUTHORITY)).isNotEmpty();
    }
    assertThat(wire.nextMulticast().getHeader().getFlag(Flags.QR)).isTrue();
    done.get(20, TimeUnit.SECONDS);
  }

  @Test
  void thatWhichProbesForAnEarlierAddressLosesToUs() throws Exception {
    Future<?> done = announcing();
    firstProbe();

    wire.deliver(probe(a(HOST, "192.168.7.9", 120)), NEIGHBOUR);
    timer.advance(Duration.ofMillis(750));

    wire.nextMulticast();
    wire.nextMulticast();
    assertThat(wire.nextMulticast().getHeader().getFlag(Flags.QR)).isTrue();
    done.get(20, TimeUnit.SECONDS);
  }

  @Test
  void oneWhoKeepsWinningTheProbesGetsTheName() throws Exception {
    Future<?> done = announcing();
    firstProbe();
    wire.deliver(probe(a(HOST, "192.168.7.11", 120)), NEIGHBOUR);
    for (int i = 0; i < Claims.MAX_DEFERRALS; i++) {
      timer.advance(Claims.DEFERRAL);
      wire.nextMulticast();
      wire.deliver(probe(a(HOST, "192.168.7.11", 120)), NEIGHBOUR);
    }

    assertThatThrownBy(() -> done.get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(NameConflictException.class);
  }

  @Test
  void anAddressIsAnsweredWithItsPortAndTheAbsenceOfOtherTypes() throws Exception {
    announce();
    later(2);

    wire.deliver(Packets.query(List.of(question(HOST, Type.A))), NEIGHBOUR);

    Message answer = wire.nextMulticast();
    assertThat(answer.getHeader().getID()).isZero();
    assertThat(lines(answer, Section.QUESTION)).isEmpty();
    assertThat(answer.getSection(Section.ANSWER))
        .containsExactly(flush(a(HOST, "192.168.7.10", 120)))
        .allMatch(Packets::topBit);
    assertThat(lines(answer, Section.ADDITIONAL))
        .containsExactlyInAnyOrder(SERVICE + ". SRV", HOST + ". NSEC");
  }

  @Test
  void aServiceIsAnsweredWithPortAndHost() throws Exception {
    announce();
    later(2);

    wire.deliver(Packets.query(List.of(question(SERVICE, Type.SRV))), NEIGHBOUR);

    assertThat(wire.nextMulticast().getSection(Section.ANSWER))
        .containsExactly(flush(srv(HOST, PORT, HOST, 120)));
  }

  @Test
  void anIpv6AddressIsDenied() throws Exception {
    announce();
    later(2);

    wire.deliver(Packets.query(List.of(question(HOST, Type.AAAA))), NEIGHBOUR);

    Message answer = wire.nextMulticast();
    assertThat(lines(answer, Section.ANSWER)).containsExactly(HOST + ". NSEC");
    assertThat(answer.getSection(Section.ANSWER).get(0).rdataToString()).isEqualTo(HOST + ". A");
  }

  @Test
  void aNameThatIsNotOursIsNotAnswered() throws Exception {
    announce();

    wire.deliver(Packets.query(List.of(question("other.local", Type.A))), LEGACY_CLIENT);
    wire.deliver(Packets.query(List.of(question(HOST, Type.A))), LEGACY_CLIENT);

    assertThat(lines(wire.nextUnicast().message(), Section.QUESTION)).containsExactly(HOST + ". A");
    assertThat(wire.unicastsWaiting()).isZero();
  }

  @Test
  void anAnswerThatTheAskerKnowsIsNotGiven() throws Exception {
    announce();
    Message known = Packets.query(List.of(question(HOST, Type.A)));
    known.addRecord(a(HOST, "192.168.7.10", 60), Section.ANSWER);
    Message stale = Packets.query(List.of(question(HOST, Type.A)));
    stale.addRecord(a(HOST, "192.168.7.10", 59), Section.ANSWER);

    wire.deliver(known, LEGACY_CLIENT);
    assertThat(wire.unicastsWaiting()).isZero();
    wire.deliver(stale, LEGACY_CLIENT);
    assertThat(wire.unicastsWaiting()).isEqualTo(1);
  }

  @Test
  void aUnicastAnswerIsGivenToWhomItWishes() throws Exception {
    announce();
    later(2);

    wire.deliver(Packets.query(List.of(questionUnicast(HOST, Type.A))), NEIGHBOUR);

    FakeWire.Unicast answer = wire.nextUnicast();
    assertThat(answer.to()).isEqualTo(NEIGHBOUR);
    assertThat(answer.message().getSection(Section.ANSWER))
        .containsExactly(flush(a(HOST, "192.168.7.10", 120)));
    assertThat(wire.multicastsWaiting()).isZero();
  }

  @Test
  void aUnicastAnswerIsMulticastTooWhenNobodyHeardTheRecordForAWhile() throws Exception {
    announce();
    later(31);

    wire.deliver(Packets.query(List.of(questionUnicast(HOST, Type.A))), NEIGHBOUR);

    wire.nextUnicast();
    wire.nextMulticast();
  }

  @Test
  void anOrdinaryDnsClientGetsAnOrdinaryDnsAnswer() throws Exception {
    announce();
    Message query = Packets.query(List.of(question(HOST, Type.ANY)));
    query.getHeader().setID(4711);

    wire.deliver(query, LEGACY_CLIENT);

    FakeWire.Unicast answer = wire.nextUnicast();
    assertThat(answer.to()).isEqualTo(LEGACY_CLIENT);
    assertThat(answer.message().getHeader().getID()).isEqualTo(4711);
    assertThat(lines(answer.message(), Section.QUESTION)).containsExactly(HOST + ". ANY");
    assertThat(answer.message().getSection(Section.ANSWER))
        .containsExactly(a(HOST, "192.168.7.10", 10))
        .allMatch(record -> record.getTTL() <= 10 && record.getDClass() == DClass.IN);
    assertThat(answer.message().getSection(Section.ADDITIONAL))
        .allMatch(record -> record.getTTL() <= 10 && record.getDClass() == DClass.IN);
  }

  @Test
  void manyQueriesWithinASecondGetOneMulticastAnswer() throws Exception {
    announce();
    later(2);
    for (int i = 0; i < 50; i++) {
      wire.deliver(Packets.query(List.of(question(HOST, Type.A))), NEIGHBOUR);
    }

    assertThat(wire.multicastsWaiting()).isEqualTo(1); // at once
    timer.advance(Duration.ofSeconds(30));
    assertThat(wire.multicastsWaiting()).isEqualTo(2); // a second later, for all the others
  }

  @Test
  void aProbeForOurNameIsAnsweredByMulticastAlthoughItWishesUnicast() throws Exception {
    announce();
    later(2);
    Message probe = Packets.query(List.of(questionUnicast(HOST, Type.ANY)));
    probe.addRecord(a(HOST, "192.168.7.20", 120), Section.AUTHORITY);

    wire.deliver(probe, NEIGHBOUR);

    assertThat(wire.nextMulticast().getSection(Section.ANSWER))
        .containsExactly(flush(a(HOST, "192.168.7.10", 120)));
    assertThat(wire.unicastsWaiting()).isEqualTo(1);
  }

  @Test
  void anOwnedNameThatAnotherUsesIsProbedForAgainAndKeptWhenTheOtherIsSilent() throws Exception {
    announce();

    wire.deliver(response(flush(a(HOST, "192.168.7.20", 120))), NEIGHBOUR);
    timer.advance(Duration.ofSeconds(1));

    for (int i = 0; i < 3; i++) {
      assertThat(wire.nextMulticast().getHeader().getFlag(Flags.QR)).isFalse();
    }
    assertThat(wire.nextMulticast().getHeader().getFlag(Flags.QR)).isTrue();
    assertThat(lost).isEmpty();
  }

  @Test
  void anOwnedNameThatAnotherDefendsIsReportedAndNotAnsweredAnyMore() throws Exception {
    announce();
    Message theirs = response(flush(a(HOST, "192.168.7.20", 120)));

    wire.deliver(theirs, NEIGHBOUR);
    timer.advance(Claims.PROBE_INTERVAL);
    wire.deliver(theirs, NEIGHBOUR);
    timer.advance(Duration.ZERO);

    assertThat(lost.poll(20, TimeUnit.SECONDS)).isEqualTo(HOST);
    wire.deliver(Packets.query(List.of(question(HOST, Type.A))), LEGACY_CLIENT);
    assertThat(wire.unicastsWaiting()).isZero();
  }

  @Test
  void aGoodbyeThatAnotherSendsForOurRecordIsContradicted() throws Exception {
    announce();
    later(2);

    wire.deliver(response(flush(a(HOST, "192.168.7.10", 0))), NEIGHBOUR);

    assertThat(wire.nextMulticast().getSection(Section.ANSWER))
        .contains(flush(a(HOST, "192.168.7.10", 120)));
  }

  @Test
  void withdrawingSaysGoodbyeOnce() throws Exception {
    announce();

    responder.withdraw(HOST);
    responder.withdraw(HOST);

    Message goodbye = wire.nextMulticast();
    assertThat(goodbye.getSection(Section.ANSWER)).hasSize(2).allMatch(r -> r.getTTL() == 0);
    assertThat(wire.multicastsWaiting()).isZero();
  }

  @Test
  void withdrawingWhileProbingEndsTheAnnouncement() throws Exception {
    Future<?> done = announcing();
    firstProbe();

    responder.withdraw(HOST);

    assertThatThrownBy(() -> done.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
    assertThat(wire.multicastsWaiting()).isZero();
  }

  @Test
  void aLinkThatIsDownFailsTheAnnouncement() throws Exception {
    wire.goDown();
    Future<?> done = announcing();
    timer.advance(Claims.PROBE_INTERVAL);

    assertThatThrownBy(() -> done.get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(IOException.class)
        .hasMessageContaining("down");
  }

  @Test
  void aClosedResponderRefuses() {
    responder.close();

    assertThatThrownBy(() -> responder.announce(HOST, PORT)).isInstanceOf(IOException.class);
  }

  @Test
  void moreNamesThanTheLimitAreRefused() throws Exception {
    for (int i = 0; i < MdnsResponder.MAX_NAMES; i++) {
      String host = "media-" + i + ".vod-example-com.local";
      threads.submit(
          () -> {
            responder.announce(host, PORT);
            return null;
          });
    }
    Set<String> begun = new HashSet<>();
    while (begun.size() < 2 * MdnsResponder.MAX_NAMES) {
      timer.awaitTask();
      timer.advance(Claims.PROBE_INTERVAL);
      while (wire.multicastsWaiting() > 0) {
        begun.addAll(lines(wire.nextMulticast(), Section.AUTHORITY));
      }
    }

    assertThatThrownBy(() -> responder.announce("one-more.local", PORT))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("64");
  }

  /** Begins to announce, and waits until that has begun. */
  private Future<?> announcing() throws InterruptedException {
    Future<?> done =
        threads.submit(
            () -> {
              responder.announce(HOST, PORT);
              return null;
            });
    timer.awaitTask();
    return done;
  }

  /** Announces, and waits for the end of what an announcement sends. */
  private void announce() throws Exception {
    Future<?> done = announcing();
    timer.advance(Duration.ofMillis(2500));
    done.get(20, TimeUnit.SECONDS);
    for (int i = 0; i < 5; i++) {
      wire.nextMulticast();
    }
  }

  private void firstProbe() throws InterruptedException {
    timer.advance(Claims.PROBE_INTERVAL.minusMillis(1)); // the random delay is shorter
    wire.nextMulticast();
  }

  private void later(int seconds) {
    timer.advance(Duration.ofSeconds(seconds));
  }

  private static Message probe(Record wanted) throws IOException {
    Message probe = Packets.query(List.of(question(HOST, Type.ANY), question(SERVICE, Type.ANY)));
    probe.addRecord(wanted, Section.AUTHORITY);
    probe.addRecord(srv(HOST, PORT, HOST, 120), Section.AUTHORITY);
    return probe;
  }

  private static List<String> lines(Message message, int section) {
    return message.getSection(section).stream()
        .map(record -> record.getName() + " " + Type.string(record.getType()))
        .toList();
  }
}
