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

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** How a claimed name is defended, lost and given up (RFC 6762, 9 and 10). */
class MdnsResponderOwnedNamesTest extends ResponderFixture {
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
}
