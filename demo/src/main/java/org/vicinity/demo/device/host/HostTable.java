package org.vicinity.demo.device.host;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which host names are served right now, with what, and for whom: the committed pairings, and at
 * most one that is being made. Thread-safe. The listener is called with the lock held, so that TLS
 * follows the table in the order of its changes; it must not call back.
 */
public final class HostTable {
  /** Hears of every change of what is served with which key. */
  @FunctionalInterface
  public interface Listener {
    /**
     * Serves exactly these from now on.
     *
     * @param identities by host name
     */
    void identitiesChanged(Map<String, TlsIdentity> identities);
  }

  private record Pending(String host, TlsIdentity identity) {}

  private final Map<String, PairedHost> paired = new LinkedHashMap<>();
  private Optional<Pending> pending = Optional.empty();
  private final Listener listener;

  /** Makes a table with those pairings; the listener hears of them at once. */
  public HostTable(Collection<PairedHost> committed, Listener listener) {
    this.listener = listener;
    committed.forEach(each -> paired.put(each.host(), each));
    tell();
  }

  /** Serves a host name that is not committed; replaces what was served for it while pending. */
  public synchronized void serve(String host, TlsIdentity identity) {
    pending = Optional.of(new Pending(host, identity));
    tell();
  }

  /** Makes a pairing a committed one. */
  public synchronized void commit(PairedHost host) {
    paired.put(host.host(), host);
    pending = Optional.empty();
    tell();
  }

  /** Stops to serve the host name that is not committed, if any. */
  public synchronized void dropPending() {
    if (pending.isPresent()) {
      pending = Optional.empty();
      tell();
    }
  }

  /** Stops to serve a committed one. */
  public synchronized void remove(String host) {
    if (paired.remove(host) != null) {
      tell();
    }
  }

  /** Returns the committed pairing of a host name. */
  public synchronized Optional<PairedHost> paired(String host) {
    return Optional.ofNullable(paired.get(host));
  }

  /** Returns what a host name is served with, committed or not. */
  public synchronized Optional<TlsIdentity> identity(String host) {
    return pending
        .filter(each -> each.host().equals(host))
        .map(Pending::identity)
        .or(() -> paired(host).map(PairedHost::identity));
  }

  /** Returns all committed pairings, in the order of their commits. */
  public synchronized List<PairedHost> all() {
    return List.copyOf(paired.values());
  }

  private void tell() {
    Map<String, TlsIdentity> identities = new LinkedHashMap<>();
    paired.values().forEach(each -> identities.put(each.host(), each.identity()));
    pending.ifPresent(each -> identities.put(each.host(), each.identity()));
    listener.identitiesChanged(Map.copyOf(identities));
  }
}
