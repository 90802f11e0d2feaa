package org.vicinity.channel.lan;

import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where devices that were found can be connected to, also after the search has ended. Bounded: what
 * was put or looked up the longest time ago goes first. Thread-safe.
 */
final class LanDirectory {
  private static final int MAX_ENTRIES = 2 * LanSearch.MAX_DEVICES;

  private final Map<String, List<InetSocketAddress>> endpoints =
      new LinkedHashMap<>(16, 0.75f, true);

  /** Notes where the device with that address of the transport is. */
  synchronized void put(String address, List<InetSocketAddress> where) {
    endpoints.put(address, List.copyOf(where));
    if (endpoints.size() > MAX_ENTRIES) {
      endpoints.remove(endpoints.keySet().iterator().next());
    }
  }

  /** Returns where it is; empty when not known. */
  synchronized List<InetSocketAddress> find(String address) {
    return endpoints.getOrDefault(address, List.of());
  }

  /** Forgets it. */
  synchronized void remove(String address) {
    endpoints.remove(address);
  }
}
