package org.vicinity.certstore.revocation;

import java.time.Instant;

/** What is known about the revocation of a certificate, or of a whole chain. */
public sealed interface RevocationStatus {
  /**
   * Not revoked.
   *
   * @param until when this has to be asked again: the end of what was learned, grace not included
   */
  record Good(Instant until) implements RevocationStatus {}

  /**
   * Revoked by its issuer.
   *
   * @param since from when on, as the issuer says
   * @param reason why, as the issuer says
   */
  record Revoked(Instant since, RevocationReason reason) implements RevocationStatus {
    /** Returns it as half a sentence, such as {@code revoked on 2026-03-01T12:00:00Z (…)}. */
    public String text() {
      return "revoked on " + since + " (" + reason.text() + ")";
    }
  }

  /**
   * Not known, so not to be trusted.
   *
   * @param why half a sentence, such as {@code a revocation list that ended on …}
   */
  record Unknown(String why) implements RevocationStatus {}
}
