package org.vicinity.certstore.anchor;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vicinity.certstore.grant.Grant;

/**
 * Makes what the engine is told to trust. A service's CA itself is never published, because it may
 * sign any name; in its stead goes an anchor with the CA's name and key that critically permits the
 * granted host names only, ends after some days, and is signed by a key that nobody has any more.
 *
 * <p>There is one anchor for each CA name and key, with all its hosts inside: with many anchors of
 * one name and key, the engine's path building would not end.
 */
public final class ConstrainedAnchors {
  /** How long an anchor is valid from now; it does not outlive its CA. */
  public static final Duration LIFE = Duration.ofDays(7);

  /** How far back an anchor's validity begins, for clocks that are set back. */
  public static final Duration LEEWAY = Duration.ofDays(1);

  private ConstrainedAnchors() {}

  /**
   * Returns the anchors of the given grants. Pending grants and expired CAs get none.
   *
   * @param active the grants that count
   * @param now the present time
   * @return in the order of the grants; each call makes new certificates
   */
  public static List<X509Certificate> of(Collection<Grant> active, Instant now) {
    Map<AnchorGroup.Identity, AnchorGroup> groups = new LinkedHashMap<>();
    for (Grant grant : active) {
      if (grant.state() == Grant.State.ACTIVE
          && grant.authority().getNotAfter().toInstant().isAfter(now)) {
        groups
            .computeIfAbsent(
                AnchorGroup.Identity.of(grant.authority()),
                identity -> new AnchorGroup(grant.authority()))
            .add(grant);
      }
    }
    if (groups.isEmpty()) {
      return List.of();
    }
    AnchorIssuer issuer = new AnchorIssuer(now);
    return groups.values().stream().map(issuer::anchor).toList();
  }
}
