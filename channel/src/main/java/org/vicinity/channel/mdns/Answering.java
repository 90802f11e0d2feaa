package org.vicinity.channel.mdns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/**
 * Answers queries for a name that is owned (RFC 6762 section 6), and sees to it that a name's
 * records are not multicast too often. All methods are called with the lock held.
 */
final class Answering {
  private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

  /** Between multicasts of one record (section 6). */
  private static final Duration QUIET = Duration.ofSeconds(1);

  /** The same when a name is to be defended. */
  private static final Duration QUIET_FOR_PROBES = Duration.ofMillis(250);

  /** When this long ago, a record is multicast although a unicast answer will do (section 5.4). */
  private static final Duration REFRESH = Duration.ofSeconds(Claim.TTL / 4);

  private static final long LEGACY_TTL = 10; // section 6.7, in seconds

  private final MdnsWire wire;
  private final Timer timer;
  private final Object lock;

  Answering(MdnsWire wire, Timer timer, Object lock) {
    this.wire = wire;
    this.timer = timer;
    this.lock = lock;
  }

  /**
   * Answers those questions of a query that are about this claim's names.
   *
   * @param probe whether the asker wants a name of the claim for itself
   */
  void answer(
      Claim claim, List<Record> questions, boolean probe, Message query, InetSocketAddress from) {
    Message answer = claim.answer(questions, query.getSection(Section.ANSWER));
    if (answer.getSection(Section.ANSWER).isEmpty()) {
      return;
    }
    if (from.getPort() != MdnsSocket.PORT) {
      unicast(legacy(query, questions, answer), from);
    } else if (questions.stream().allMatch(Packets::topBit)) {
      unicast(answer, from);
      // A prober on a shared port may never see the unicast answer, so it gets both.
      if (probe || claim.quietFor(REFRESH, timer.now())) {
        multicast(claim, answer, probe);
      }
    } else {
      multicast(claim, answer, probe);
    }
  }

  /** Sends the announcement to everybody now. */
  void announce(Claim claim) {
    send(claim, claim.announcement());
  }

  /** Repeats all records soon, because somebody said that they are about to expire (10.1). */
  void repeat(Claim claim) {
    multicast(claim, claim.announcement(), false);
  }

  private void multicast(Claim claim, Message answer, boolean probe) {
    long now = timer.now();
    Duration quiet = probe ? QUIET_FOR_PROBES : QUIET;
    if (claim.quietFor(quiet, now)) {
      send(claim, answer);
      return;
    }
    long due = claim.lastMulticast.orElse(now) + quiet.toNanos();
    if (claim.nextMulticast.isPresent() && claim.nextMulticast.get() - due <= 0) {
      return; // one that says everything is on its way
    }
    claim.nextMulticast = Optional.of(due);
    timer.after(Duration.ofNanos(due - now), () -> sendDue(claim, due));
  }

  private void sendDue(Claim claim, long due) {
    synchronized (lock) {
      if (claim.nextMulticast.equals(Optional.of(due)) && claim.phase == Claim.Phase.OWNED) {
        send(claim, claim.announcement());
      }
    }
  }

  private void send(Claim claim, Message message) {
    claim.lastMulticast = Optional.of(timer.now());
    claim.nextMulticast = Optional.empty();
    try {
      wire.multicast(message);
    } catch (IOException e) {
      LOG.debug("multicasting {}: {}", claim.host.text(), e.getMessage());
    }
  }

  private void unicast(Message message, InetSocketAddress to) {
    try {
      wire.unicast(message, to);
    } catch (IOException e) {
      LOG.debug("answering {}: {}", to, e.getMessage());
    }
  }

  // For an ordinary DNS client: its identifier and question, short lives, no cache-flush bits.
  private static Message legacy(Message query, List<Record> questions, Message answer) {
    Message legacy =
        Packets.response(
            answer.getSection(Section.ANSWER).stream().map(Answering::forLegacy).toList(),
            answer.getSection(Section.ADDITIONAL).stream().map(Answering::forLegacy).toList());
    legacy.getHeader().setID(query.getHeader().getID());
    questions.forEach(question -> legacy.addRecord(question, Section.QUESTION));
    return legacy;
  }

  private static Record forLegacy(Record record) {
    return Packets.plain(Packets.withTtl(record, Math.min(record.getTTL(), LEGACY_TTL)));
  }
}
