package org.vicinity.bridge;

import java.util.HashSet;
import java.util.Set;
import org.vicinity.certstore.grant.GrantStore;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.certstore.name.Origin;

/**
 * Host names of pairings that are under way: two of them must not get the same name before either
 * has a row in the store. Thread-safe.
 */
final class HostReservations {
  private final GrantStore store;
  private final Set<String> reserved = new HashSet<>();

  HostReservations(GrantStore store) {
    this.store = store;
  }

  /**
   * Reserves a free name.
   *
   * @param wish the wished label
   * @param refused names that the network would not have
   */
  synchronized DeviceHostName reserve(Origin origin, String wish, Set<String> refused) {
    DeviceHostName host =
        DeviceHostName.of(
            origin,
            wish,
            name -> store.isTaken(name) || reserved.contains(name) || refused.contains(name));
    reserved.add(host.value());
    return host;
  }

  /** Gives a name back, or leaves it to the store. */
  synchronized void release(DeviceHostName host) {
    reserved.remove(host.value());
  }
}
