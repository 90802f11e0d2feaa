package org.vicinity.browser;

import java.time.Clock;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.verify.CertificateVerifier;
import org.vicinity.certstore.verify.Expectation;
import org.vicinity.certstore.verify.Verdict;

/** Asks about a stored grant, as of now: the verifier, then what is known of revocations. */
final class Vetting implements Predicate<Grant> {
  private static final Logger LOG = LoggerFactory.getLogger(Vetting.class);

  private final CertificateVerifier verifier;
  private final Function<Grant, Verdict> revocations;
  private final Clock clock;

  Vetting(CertificateVerifier verifier, Function<Grant, Verdict> revocations, Clock clock) {
    this.verifier = verifier;
    this.revocations = revocations;
    this.clock = clock;
  }

  @Override
  public boolean test(Grant grant) {
    Expectation expected =
        new Expectation(grant.host(), grant.authority(), grant.leaf().getPublicKey());
    Verdict verdict = verifier.verify(grant.chain(), expected, clock.instant());
    if (verdict instanceof Verdict.Trusted) {
      verdict = revocations.apply(grant);
    }
    if (verdict instanceof Verdict.Refused refused) {
      LOG.warn("a device is not trusted any more: {}", refused.message());
      return false;
    }
    return true;
  }
}
