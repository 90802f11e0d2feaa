package org.vicinity.channel.mdns;

import java.net.Inet4Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vicinity.channel.mdns.HostRecords.Data.Address;
import org.vicinity.channel.mdns.HostRecords.Data.Port;

/**
 * What was heard of one host name, with its time to live (RFC 6762 section 10). Times are those of
 * {@link System#nanoTime}. Not thread-safe.
 */
final class HostRecords {
  /** More than a host on one link has; what was heard longest ago goes first. */
  static final int MAX_RECORDS = 8;

  /** Longer times are cut to what section 10 recommends for host names, so that moves are seen. */
  static final Duration MAX_TTL = Duration.ofSeconds(120);

  /** How long a host that did not state its port is taken to have none. */
  static final Duration PORT_ASSUMED = Duration.ofSeconds(10);

  private static final int DEFAULT_PORT = 443;
  private static final long FLUSH_DELAY = Duration.ofSeconds(1).toNanos(); // section 10.2

  /** What a record says. */
  sealed interface Data {
    /** The host has that address. */
    record Address(Inet4Address address) implements Data {}

    /** HTTPS is served on that port; the lowest priority is used first (RFC 2782). */
    record Port(int port, int priority) implements Data {}
  }

  private record Held(Data data, long received, long expires) {
    boolean isLike(Data other) {
      return data.getClass() == other.getClass();
    }

    Held expiringBy(long limit) {
      return new Held(data, received, limit - expires < 0 ? limit : expires);
    }
  }

  private final List<Held> held = new ArrayList<>();
  private Optional<Long> portAssumedUntil = Optional.empty();

  /**
   * Takes a record.
   *
   * @param unique the cache-flush bit: the sender knows of no other record of this kind
   * @param ttl in seconds; 0 is a goodbye
   */
  void heard(Data data, boolean unique, long ttl, long now) {
    held.removeIf(old -> old.data.equals(data));
    if (unique) {
      held.replaceAll(
          old ->
              old.isLike(data) && now - old.received > FLUSH_DELAY
                  ? old.expiringBy(now + FLUSH_DELAY)
                  : old);
    }
    // Section 10.1 keeps what was said goodbye to for one more second, for another owner to speak
    // up; here it goes at once, for the next look-up asks the link anyway.
    if (ttl > 0) {
      long expires = now + Duration.ofSeconds(Math.min(ttl, MAX_TTL.toSeconds())).toNanos();
      held.add(new Held(data, now, expires));
      if (held.size() > MAX_RECORDS) {
        held.remove(0); // the list is in the order of arrival
      }
    }
  }

  /** Notes that nobody states a port. */
  void assumeDefaultPort(long now) {
    portAssumedUntil = Optional.of(now + PORT_ASSUMED.toNanos());
  }

  /** Returns the address that was heard last; empty when none is known. */
  Optional<Inet4Address> address(long now) {
    expire(now);
    return held.stream()
        .map(Held::data)
        .filter(Address.class::isInstance)
        .map(data -> ((Address) data).address())
        .reduce((older, newer) -> newer);
  }

  /** Returns the port that was stated or is assumed; empty when none is known. */
  Optional<Integer> port(long now) {
    expire(now);
    return held.stream()
        .map(Held::data)
        .filter(Port.class::isInstance)
        .map(Port.class::cast)
        .reduce((older, newer) -> newer.priority() <= older.priority() ? newer : older)
        .map(Port::port)
        .or(() -> portAssumedUntil.map(until -> DEFAULT_PORT));
  }

  private void expire(long now) {
    held.removeIf(old -> old.expires - now <= 0);
    portAssumedUntil = portAssumedUntil.filter(until -> until - now > 0);
  }
}
