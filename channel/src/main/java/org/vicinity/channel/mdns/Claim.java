package org.vicinity.channel.mdns;

import java.net.Inet4Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/**
 * One host name that this machine owns or wants to own: its records, and how far the claim is.
 * Guarded by its responder's lock, the future apart.
 */
final class Claim {
  /** Seconds that records of a host name live (RFC 6762 section 10). */
  static final long TTL = 120;

  /** How far a claim is (section 8). */
  enum Phase {
    PROBING,
    OWNED,
    GONE
  }

  final LocalHost host;
  final int port;

  /** Completes with true when the name is owned, with false when it belongs to another. */
  final CompletableFuture<Boolean> decided = new CompletableFuture<>();

  Phase phase = Phase.PROBING;
  int probesSent;
  int deferrals;
  Optional<Long> lastMulticast = Optional.empty();
  Optional<Long> nextMulticast = Optional.empty();

  private final Record address;
  private final Record service;
  private final Record onlyAddress;
  private final Record onlyService;
  private Optional<Future<?>> step = Optional.empty();

  Claim(LocalHost host, int port, Inet4Address address) {
    this.host = host;
    this.port = port;
    this.address = new ARecord(host.name(), DClass.IN, TTL, address);
    this.service = new SRVRecord(host.service(), DClass.IN, TTL, 0, 0, port, host.name());
    // Section 6.1: the next name is the name itself, the types are all there are.
    this.onlyAddress = new NSECRecord(host.name(), DClass.IN, TTL, host.name(), new int[] {Type.A});
    this.onlyService =
        new NSECRecord(host.service(), DClass.IN, TTL, host.service(), new int[] {Type.SRV});
  }

  /** Returns the records that it claims, without cache-flush bit. */
  List<Record> records() {
    return List.of(address, service);
  }

  /** Returns the records that it claims under that owner name. */
  List<Record> records(Name owner) {
    return records().stream().filter(record -> record.getName().equals(owner)).toList();
  }

  /** Returns the probe: all types are asked for, and what would be claimed is shown (8.1, 8.2). */
  Message probe() {
    Message probe =
        Packets.query(
            List.of(
                Packets.question(host.name(), Type.ANY),
                Packets.question(host.service(), Type.ANY)));
    records().forEach(record -> probe.addRecord(record, Section.AUTHORITY));
    return probe;
  }

  /** Returns the announcement (section 8.3). */
  Message announcement() {
    return Packets.response(
        records().stream().map(Packets::unique).toList(),
        List.of(Packets.unique(onlyAddress), Packets.unique(onlyService)));
  }

  /** Returns the goodbye (section 10.1). */
  Message goodbye() {
    return Packets.response(
        records().stream().map(record -> Packets.unique(Packets.withTtl(record, 0))).toList(),
        List.of());
  }

  /**
   * Returns what answers these questions, none of it known to the asker (section 7.1); with nothing
   * in its answer section when there is nothing to say.
   *
   * @param known the answer section of the query
   */
  Message answer(List<Record> questions, List<Record> known) {
    List<Record> answers = new ArrayList<>();
    for (Record question : questions) {
      Record answer = answer(question);
      if (!answers.contains(answer) && known.stream().noneMatch(old -> suppresses(old, answer))) {
        answers.add(answer);
      }
    }
    List<Record> additional = new ArrayList<>();
    if (!answers.isEmpty()) {
      additional.addAll(List.of(address, service, onlyAddress));
      additional.removeAll(answers);
    }
    return Packets.response(
        answers.stream().map(Packets::unique).toList(),
        additional.stream().map(Packets::unique).toList());
  }

  private Record answer(Record question) {
    int type = question.getType();
    if (question.getName().equals(host.name())) {
      return type == Type.A || type == Type.ANY ? address : onlyAddress;
    }
    return type == Type.SRV || type == Type.ANY ? service : onlyService;
  }

  private static boolean suppresses(Record known, Record answer) {
    return known.getTTL() >= TTL / 2 && Packets.isInternet(known) && Packets.same(known, answer);
  }

  /** Returns whether a record that another host sent says the same as one of this claim. */
  boolean says(Record record) {
    return records().stream().anyMatch(own -> Packets.same(own, record));
  }

  /** Sets the one thing that is to happen next, instead of what was. */
  void next(Future<?> task) {
    stop();
    step = Optional.of(task);
  }

  /** Cancels what was to happen next. */
  void stop() {
    step.ifPresent(task -> task.cancel(false));
    step = Optional.empty();
  }

  /** Returns whether a multicast of its records is that long ago (section 6). */
  boolean quietFor(Duration time, long now) {
    return lastMulticast.isEmpty() || now - lastMulticast.get() >= time.toNanos();
  }
}
