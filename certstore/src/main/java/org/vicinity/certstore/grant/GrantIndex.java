package org.vicinity.certstore.grant;

import com.google.common.base.Ascii;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.vicinity.certstore.name.Origin;
import org.vicinity.certstore.name.OriginLabel;

/**
 * The grants in memory, in the order in which they were made. Thread-safe; no call waits for the
 * disk, so the router and the event thread may ask at any time.
 */
final class GrantIndex {
  /** A grant, its row, and since when it is revoked. */
  record Entry(RowId row, Grant grant, Optional<Instant> revoked) {
    static Entry of(RowId row, Grant grant) {
      return new Entry(row, grant, Optional.empty());
    }

    Entry with(Grant other) {
      return new Entry(row, other, revoked);
    }

    Entry revokedAt(Instant at) {
      return new Entry(row, grant.revoked(), Optional.of(at.truncatedTo(ChronoUnit.MILLIS)));
    }
  }

  private final Map<GrantId, Entry> byId = new LinkedHashMap<>();
  private final Map<String, GrantId> byHost = new HashMap<>();
  private final Map<OriginLabel, Owner> owners = new HashMap<>();

  private record Owner(Origin origin, int grants) {}

  /** Returns why a grant cannot be added; empty when it can. */
  synchronized Optional<GrantStoreException.Reason> refusal(Grant grant) {
    if (byId.containsKey(grant.id())) {
      return Optional.of(GrantStoreException.Reason.DUPLICATE);
    }
    if (byHost.containsKey(grant.host().value())) {
      return Optional.of(GrantStoreException.Reason.HOST_TAKEN);
    }
    return isOwnedByAnother(grant.host().originLabel(), grant.origin())
        ? Optional.of(GrantStoreException.Reason.LABEL_TAKEN)
        : Optional.empty();
  }

  /**
   * Says whether a label has another owner already. Labels are injective, so this cannot be, short
   * of a collision of hashes or a flaw there; trust rests on it, so it is checked here once more.
   */
  synchronized boolean isOwnedByAnother(OriginLabel label, Origin origin) {
    Owner owner = owners.get(label);
    return owner != null && !owner.origin().equals(origin);
  }

  synchronized void add(Entry entry) {
    Grant grant = entry.grant();
    byId.put(grant.id(), entry);
    byHost.put(grant.host().value(), grant.id());
    claim(grant.host().originLabel(), grant.origin());
  }

  synchronized void claim(OriginLabel label, Origin origin) {
    owners.merge(
        label, new Owner(origin, 1), (old, one) -> new Owner(old.origin(), old.grants() + 1));
  }

  synchronized void replace(Entry entry) {
    byId.computeIfPresent(entry.grant().id(), (id, before) -> entry);
  }

  synchronized void remove(Grant grant) {
    byId.remove(grant.id());
    byHost.remove(grant.host().value());
    owners.computeIfPresent(
        grant.host().originLabel(),
        (label, owner) ->
            owner.grants() == 1 ? null : new Owner(owner.origin(), owner.grants() - 1));
  }

  synchronized Optional<Entry> entry(GrantId id) {
    return Optional.ofNullable(byId.get(id));
  }

  synchronized List<Entry> entries() {
    return List.copyOf(byId.values());
  }

  synchronized Optional<Grant> byHost(String host) {
    return Optional.ofNullable(byHost.get(Ascii.toLowerCase(host))).map(id -> byId.get(id).grant());
  }

  synchronized List<Grant> where(Predicate<Grant> wanted) {
    return byId.values().stream().map(Entry::grant).filter(wanted).toList();
  }
}
