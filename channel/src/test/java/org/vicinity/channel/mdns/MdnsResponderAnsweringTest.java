package org.vicinity.channel.mdns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vicinity.channel.mdns.FakeWire.LEGACY_CLIENT;
import static org.vicinity.channel.mdns.FakeWire.NEIGHBOUR;
import static org.vicinity.channel.mdns.Records.a;
import static org.vicinity.channel.mdns.Records.flush;
import static org.vicinity.channel.mdns.Records.question;
import static org.vicinity.channel.mdns.Records.questionUnicast;
import static org.vicinity.channel.mdns.Records.srv;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** What is answered, to whom and how often (RFC 6762, 6). */
class MdnsResponderAnsweringTest extends ResponderFixture {
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
}
