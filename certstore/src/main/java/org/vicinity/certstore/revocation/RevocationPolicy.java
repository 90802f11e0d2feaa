package org.vicinity.certstore.revocation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * For how long what was once learned counts.
 *
 * @param clockSkew by how much an issuer's clock may be ahead
 * @param grace for how long past its announced end it still counts, while no newer can be had
 * @param maxAge its greatest age, whatever end it announces
 */
public record RevocationPolicy(Duration clockSkew, Duration grace, Duration maxAge) {
  /** To the second, as RFC 5280 section 6.3.3 says. */
  public static final RevocationPolicy STRICT =
      new RevocationPolicy(Duration.ZERO, Duration.ZERO, Duration.ofDays(36_500));

  /**
   * For a browser that may be offline for a week, on a computer whose clock may be wrong by a time
   * zone: what comes from the future is at least not old.
   */
  public static final RevocationPolicy BROWSER =
      new RevocationPolicy(Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30));

  /**
   * Says why an answer does not count yet; empty when it does.
   *
   * @param what the answer, for the text
   */
  Optional<String> tooEarly(String what, Instant thisUpdate, Instant at) {
    return thisUpdate.isAfter(at.plus(clockSkew))
        ? Optional.of(what + " that begins on " + thisUpdate)
        : Optional.empty();
  }

  /**
   * Says why an answer does not count any more; empty when it does. What it says of revoked
   * certificates holds all the same: time makes none of them good.
   *
   * @param what the answer, for the text
   */
  Optional<String> tooLate(String what, Instant thisUpdate, Instant nextUpdate, Instant at) {
    if (nextUpdate.isBefore(thisUpdate)) {
      return Optional.of(what + " that ends before it begins");
    }
    if (at.isAfter(nextUpdate.plus(grace))) {
      return Optional.of(what + " that ended on " + nextUpdate);
    }
    if (at.isAfter(thisUpdate.plus(maxAge))) {
      return Optional.of(
          what + " of " + thisUpdate + ", which is more than " + maxAge.toDays() + " days ago");
    }
    return Optional.empty();
  }
}
