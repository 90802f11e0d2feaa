package org.vicinity.channel.mdns;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * The names that this machine owns or is probing for, and what happens to them: RFC 6762 section 8
 * (probing, tie-breaking, announcing) and section 9 (conflicts). Thread-safe.
 */
final class Claims implements AutoCloseable {
  static final Duration PROBE_INTERVAL = Duration.ofMillis(250);
  static final int PROBES = 3;
  static final Duration SECOND_ANNOUNCEMENT = Duration.ofSeconds(1);

  /** How long the loser of simultaneous probes waits, and how often it does. */
  static final Duration DEFERRAL = Duration.ofSeconds(1);

  static final int MAX_DEFERRALS = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Claims.class);

  private final LocalLink link;
  private final Consumer<String> lost;
  private final Object lock = new Object();
  private final Map<Name, Claim> byName = new HashMap<>(); // by host name and by service name
  private final ConflictBrake brake = new ConflictBrake();
  private final Timer timer;
  private final MdnsWire wire;
  private final Answering answering;
  private boolean closed;

  /**
   * Starts to listen.
   *
   * @param lost hears, on the timer's thread, of names that were owned and are no more
   */
  Claims(LocalLink link, MdnsWire.Opener opener, Timer timer, Consumer<String> lost)
      throws IOException {
    this.link = link;
    this.lost = lost;
    this.timer = timer;
    try {
      wire = opener.open(link, this::received);
    } catch (IOException | RuntimeException e) {
      timer.close();
      throw e;
    }
    answering = new Answering(wire, timer, lock);
  }

  /**
   * Begins to claim a name, or returns the claim that there is.
   *
   * @throws IOException when closed, or when there are too many names
   */
  Claim claim(LocalHost host, int port) throws IOException {
    synchronized (lock) {
      if (closed) {
        throw new IOException("the responder is closed");
      }
      Claim present = byName.get(host.name());
      if (present != null && present.port == port) {
        return present;
      }
      if (present != null) {
        withdraw(host);
      }
      if (byName.size() / 2 >= MdnsResponder.MAX_NAMES) {
        throw new IOException("there are " + MdnsResponder.MAX_NAMES + " names already");
      }
      Claim claim = new Claim(host, port, link.address());
      byName.put(host.name(), claim);
      byName.put(host.service(), claim);
      startProbing(claim);
      return claim;
    }
  }

  /** Gives a name up, with a goodbye when it was owned. */
  void withdraw(LocalHost host) {
    synchronized (lock) {
      Claim claim = byName.get(host.name());
      if (claim == null) {
        return;
      }
      boolean owned = claim.phase == Claim.Phase.OWNED;
      end(claim);
      claim.decided.completeExceptionally(new IOException("the name was withdrawn"));
      if (owned) {
        send(claim, claim.goodbye());
      }
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      List.copyOf(byName.values()).forEach(claim -> withdraw(claim.host));
    }
    timer.close();
    wire.close();
  }

  // ---- Probing and announcing; all with the lock held or taking it.

  private void startProbing(Claim claim) {
    claim.phase = Claim.Phase.PROBING;
    claim.probesSent = 0;
    long jitter = ThreadLocalRandom.current().nextLong(PROBE_INTERVAL.toMillis());
    schedule(claim, brake.delay(timer.now()).plusMillis(jitter));
  }

  private void schedule(Claim claim, Duration delay) {
    claim.next(timer.after(delay, () -> step(claim)));
  }

  private void step(Claim claim) {
    synchronized (lock) {
      switch (claim.phase) {
        case PROBING -> {
          if (claim.probesSent < PROBES) {
            claim.probesSent++;
            schedule(claim, PROBE_INTERVAL);
            send(claim, claim.probe());
          } else {
            claim.phase = Claim.Phase.OWNED;
            schedule(claim, SECOND_ANNOUNCEMENT);
            answering.announce(claim);
            claim.decided.complete(true);
          }
        }
        case OWNED -> answering.announce(claim);
        case GONE -> {}
      }
    }
  }

  private void send(Claim claim, Message message) {
    try {
      wire.multicast(message);
    } catch (IOException e) {
      LOG.warn("mDNS for {}: {}", claim.host.text(), e.getMessage());
      if (claim.phase == Claim.Phase.PROBING && claim.decided.completeExceptionally(e)) {
        end(claim);
      }
    }
  }

  private void end(Claim claim) {
    claim.phase = Claim.Phase.GONE;
    claim.stop();
    byName.remove(claim.host.name());
    byName.remove(claim.host.service());
  }

  private void lose(Claim claim) {
    brake.conflict(timer.now());
    end(claim);
    LOG.warn("the host name {} belongs to another host on this network", claim.host.text());
    if (!claim.decided.complete(false)) {
      timer.after(Duration.ZERO, () -> lost.accept(claim.host.text()));
    }
  }

  // ---- What others say.

  private void received(Message message, InetSocketAddress from) {
    synchronized (lock) {
      if (closed) {
        return;
      }
      if (Packets.isQuery(message)) {
        queried(message, from);
      } else if (Packets.isResponse(message) && from.getPort() == MdnsSocket.PORT) {
        List<Record> records = new ArrayList<>(message.getSection(Section.ANSWER));
        records.addAll(message.getSection(Section.ADDITIONAL));
        records.forEach(this::asserted);
      }
    }
  }

  private void queried(Message query, InetSocketAddress from) {
    Map<Claim, List<Record>> asked = new LinkedHashMap<>();
    for (Record question : query.getSection(Section.QUESTION)) {
      Claim claim = byName.get(question.getName());
      if (claim != null && Packets.asksInternet(question)) {
        asked.computeIfAbsent(claim, key -> new ArrayList<>()).add(question);
      }
    }
    asked.forEach(
        (claim, questions) -> {
          List<Record> wanted =
              query.getSection(Section.AUTHORITY).stream()
                  .filter(record -> byName.get(record.getName()) == claim)
                  .filter(Packets::isInternet)
                  .toList();
          if (claim.phase == Claim.Phase.OWNED) {
            answering.answer(claim, questions, !wanted.isEmpty(), query, from);
          } else if (claim.probesSent > 0) {
            contest(claim, wanted);
          }
        });
  }

  // The host name decides; the service name only when both claim the host name alike. Were both
  // compared by themselves, two hosts could each lose one of them for ever.
  private void contest(Claim claim, List<Record> theirs) {
    for (Name name : List.of(claim.host.name(), claim.host.service())) {
      List<Record> wanted = theirs.stream().filter(r -> r.getName().equals(name)).toList();
      int order = wanted.isEmpty() ? 0 : ProbeContest.compare(claim.records(name), wanted);
      if (order > 0) {
        return;
      }
      if (order < 0) {
        defer(claim);
        return;
      }
    }
  }

  private void defer(Claim claim) {
    if (++claim.deferrals > MAX_DEFERRALS) {
      lose(claim);
      return;
    }
    claim.probesSent = 0;
    schedule(claim, DEFERRAL);
  }

  private void asserted(Record record) {
    Claim claim = byName.get(record.getName());
    if (claim == null || !Packets.isInternet(record) || record.getType() == Type.NSEC) {
      return;
    }
    if (claim.says(record)) {
      if (claim.phase == Claim.Phase.OWNED && record.getTTL() < Claim.TTL / 2) {
        answering.repeat(claim);
      }
    } else if (record.getTTL() > 0) {
      if (claim.phase == Claim.Phase.PROBING) {
        // What was sent before the first probe may be out of date, as an announcement is that a
        // goodbye follows. An owner defends the name when it is probed for.
        if (claim.probesSent > 0) {
          lose(claim);
        }
      } else {
        LOG.info("another host uses the name {}; probing for it again", claim.host.text());
        brake.conflict(timer.now());
        claim.deferrals = 0;
        startProbing(claim);
      }
    }
  }
}
