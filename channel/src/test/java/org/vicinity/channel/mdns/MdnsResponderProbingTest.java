package org.vicinity.channel.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.vicinity.channel.mdns.FakeWire.LEGACY_CLIENT;
import static org.vicinity.channel.mdns.FakeWire.NEIGHBOUR;
import static org.vicinity.channel.mdns.Records.a;
import static org.vicinity.channel.mdns.Records.flush;
import static org.vicinity.channel.mdns.Records.question;
import static org.vicinity.channel.mdns.Records.response;
import static org.vicinity.channel.mdns.Records.srv;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** How a name is claimed, and who gets it (RFC 6762, 8). */
class MdnsResponderProbingTest extends ResponderFixture {
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

  private static Message probe(Record wanted) throws IOException {
    Message probe = Packets.query(List.of(question(HOST, Type.ANY), question(SERVICE, Type.ANY)));
    probe.addRecord(wanted, Section.AUTHORITY);
    probe.addRecord(srv(HOST, PORT, HOST, 120), Section.AUTHORITY);
    return probe;
  }
}
