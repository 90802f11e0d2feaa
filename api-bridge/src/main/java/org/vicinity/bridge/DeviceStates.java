package org.vicinity.bridge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.vicinity.bridge.protocol.DeviceState;
import org.vicinity.bridge.protocol.DeviceView;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantId;
import org.vicinity.certstore.revocation.RevocationStatus;

/**
 * In which state the granted devices are, as far as this browser knows: a device counts as
 * reachable until its name was looked for in vain. Thread-safe.
 */
final class DeviceStates {
  private static final Duration FRESH = Duration.ofSeconds(15);

  /** What was told to pages last, and when the device was last looked for. */
  private record Known(DeviceState state, Instant lookedFor) {}

  private final NameCheck names;
  private final CertificateRevocations revocations;
  private final Clock clock;
  private final BiConsumer<Grant, DeviceView> onChange;
  private final Map<GrantId, Known> known = new ConcurrentHashMap<>();

  /** The consumer hears of grants whose state changed, on the thread that found it out. */
  DeviceStates(
      NameCheck names,
      CertificateRevocations revocations,
      Clock clock,
      BiConsumer<Grant, DeviceView> onChange) {
    this.names = names;
    this.revocations = revocations;
    this.clock = clock;
    this.onChange = onChange;
  }

  /** Returns what pages see of a grant. */
  DeviceView view(Grant grant) {
    return view(grant, state(grant, clock.instant()));
  }

  /** Returns what pages see of a grant that is gone. */
  DeviceView revoked(Grant grant) {
    return view(grant, DeviceState.REVOKED);
  }

  /**
   * Returns what pages have to be told of a grant of whose certificates something else is known
   * now.
   */
  DeviceView revocationChanged(Grant grant) {
    Instant now = clock.instant();
    // Told here, so the next look for the device must not find it out once more.
    withheld(grant, now)
        .ifPresentOrElse(
            state -> known.put(grant.id(), new Known(state, Instant.MIN)),
            () -> known.remove(grant.id()));
    return view(grant);
  }

  /** Looks for the device, unless that was done a moment ago; blocks. */
  void refresh(Grant grant) {
    Instant now = clock.instant();
    Known before = known.getOrDefault(grant.id(), new Known(DeviceState.READY, Instant.MIN));
    if (!before.lookedFor().equals(Instant.MIN)
        && now.isBefore(before.lookedFor().plus(FRESH))
        && !now.isBefore(before.lookedFor())) {
      return;
    }
    DeviceState found;
    Optional<DeviceState> withheld = withheld(grant, now);
    if (withheld.isPresent()) {
      found = withheld.get();
    } else if (names.lookUp(grant.host()).isPresent()) {
      found = DeviceState.READY;
    } else {
      found = DeviceState.UNREACHABLE;
    }
    Known after = new Known(found, now);
    known.put(grant.id(), after);
    if (found != before.state()) {
      onChange.accept(grant, view(grant, found));
    }
  }

  /** Forgets a grant that is gone. */
  void forget(GrantId id) {
    known.remove(id);
  }

  private DeviceState state(Grant grant, Instant now) {
    Optional<DeviceState> withheld = withheld(grant, now);
    if (withheld.isPresent()) {
      return withheld.get();
    }
    Known last = known.get(grant.id());
    return last != null && last.state() == DeviceState.UNREACHABLE
        ? DeviceState.UNREACHABLE
        : DeviceState.READY;
  }

  /** Returns the state of a device that nobody may reach, wherever it is. */
  private Optional<DeviceState> withheld(Grant grant, Instant now) {
    RevocationStatus revocation = revocations.status(grant);
    if (revocation instanceof RevocationStatus.Revoked) {
      return Optional.of(DeviceState.REVOKED);
    }
    if (hasExpired(grant, now)) {
      return Optional.of(DeviceState.EXPIRED);
    }
    return revocation instanceof RevocationStatus.Unknown
        ? Optional.of(DeviceState.UNREACHABLE)
        : Optional.empty();
  }

  private static boolean hasExpired(Grant grant, Instant now) {
    return now.isAfter(expiry(grant));
  }

  private static Instant expiry(Grant grant) {
    return grant.leaf().getNotAfter().toInstant();
  }

  private static DeviceView view(Grant grant, DeviceState state) {
    return new DeviceView(
        grant.id().value(),
        grant.device().name(),
        grant.device().type(),
        state,
        Optional.of(grant.host().origin()),
        Optional.of(expiry(grant)));
  }
}
