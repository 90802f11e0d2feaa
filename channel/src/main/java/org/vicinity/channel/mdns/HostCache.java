package org.vicinity.channel.mdns;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vicinity.channel.mdns.HostRecords.Data;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SRVRecord;

/**
 * What the link said of all host names, asked for or not: a name that was announced a moment ago
 * need not be asked for, and its owner may not answer within a second of announcing (RFC 6762
 * section 6). Bounded: the names that were neither heard of nor asked for the longest time go
 * first. Not thread-safe.
 */
final class HostCache {
  /** The most names. */
  static final int MAX_HOSTS = 1024;

  private final LocalLink link;
  private final Map<String, HostRecords> hosts = new RecentlyUsed();

  /** Takes the link whose addresses are believed. */
  HostCache(LocalLink link) {
    this.link = link;
  }

  /**
   * Takes a record of a response.
   *
   * @return the host that it is about; empty when it says nothing that is of use and believed
   */
  Optional<LocalHost> heard(Record record, long now) {
    if (!Packets.isInternet(record)) {
      return Optional.empty();
    }
    if (record instanceof ARecord a) {
      if (a.getAddress() instanceof Inet4Address address && link.contains(address)) {
        Optional<LocalHost> host = LocalHost.of(a.getName());
        host.ifPresent(found -> note(found, new Data.Address(address), record, now));
        return host;
      }
    } else if (record instanceof SRVRecord srv && srv.getPort() > 0) {
      // The name must serve itself: a port on another host is not this device.
      Optional<LocalHost> host =
          LocalHost.ofService(srv.getName()).filter(found -> found.name().equals(srv.getTarget()));
      host.ifPresent(
          found -> note(found, new Data.Port(srv.getPort(), srv.getPriority()), record, now));
      return host;
    }
    return Optional.empty();
  }

  /** Returns whether an address is known. */
  boolean hasAddress(LocalHost host, long now) {
    return known(host).flatMap(records -> records.address(now)).isPresent();
  }

  /** Returns whether a port is known or assumed. */
  boolean hasPort(LocalHost host, long now) {
    return known(host).flatMap(records -> records.port(now)).isPresent();
  }

  /** Returns where a host is, when both its address and its port are known. */
  Optional<HostEndpoint> endpoint(LocalHost host, long now) {
    return known(host)
        .flatMap(
            records ->
                records
                    .address(now)
                    .flatMap(
                        address ->
                            records.port(now).map(port -> new InetSocketAddress(address, port))))
        .map(address -> new HostEndpoint(host.text(), address));
  }

  /** Notes that nobody states a port for a host. */
  void assumeDefaultPort(LocalHost host, long now) {
    known(host).ifPresent(records -> records.assumeDefaultPort(now));
  }

  /** Drops all that is known of a host. */
  void forget(LocalHost host) {
    hosts.remove(host.text());
  }

  /** Returns the number of hosts. */
  int size() {
    return hosts.size();
  }

  private Optional<HostRecords> known(LocalHost host) {
    return Optional.ofNullable(hosts.get(host.text()));
  }

  private void note(LocalHost host, Data data, Record record, long now) {
    if (record.getTTL() == 0 && known(host).isEmpty()) {
      return;
    }
    hosts
        .computeIfAbsent(host.text(), text -> new HostRecords())
        .heard(data, Packets.topBit(record), record.getTTL(), now);
  }

  private static final class RecentlyUsed extends LinkedHashMap<String, HostRecords> {
    RecentlyUsed() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, HostRecords> eldest) {
      return size() > MAX_HOSTS;
    }
  }
}
