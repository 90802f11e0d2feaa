package org.vicinity.certstore.verify;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says whether a device's certificate chain is trusted for one host name under one private CA.
 * Stateless and thread-safe; opens no connection. The rules are those of {@link Rule}, in that
 * order.
 */
public final class CertificateVerifier {
  /** Longest life of a device's certificate. */
  public static final Duration MAX_LIFE = Duration.ofDays(90);

  private static final Logger LOG = LoggerFactory.getLogger(CertificateVerifier.class);

  private final SystemRoots systemRoots;

  /** Makes a verifier that knows the platform's public roots, so as to refuse them. */
  public CertificateVerifier() {
    this(SystemRoots.ofPlatform());
  }

  CertificateVerifier(SystemRoots systemRoots) {
    this.systemRoots = systemRoots;
  }

  /**
   * Checks a chain.
   *
   * @param chain hostile: leaf first, each certificate issued by the next; the authority may stand
   *     at the end or be left out
   * @param expected what the chain has to prove
   * @param at the time at which it has to be valid
   * @return trusted, or refused by the first rule that does not hold; never throws for a chain
   */
  public Verdict verify(List<X509Certificate> chain, Expectation expected, Instant at) {
    try {
      CertificationPath path = CertificationPath.of(chain, expected.authority());
      FormRules.check(path);
      systemRoots.check(path);
      StrengthRules.check(path);
      SignatureRules.check(path, at);
      AuthorityRules.check(path);
      LeafRules.check(path, expected);
      PkixRules.check(path, at);
      return new Verdict.Trusted(path.presented());
    } catch (Refusal refusal) {
      LOG.info("certificate refused by rule {}", refusal.verdict().rule());
      return refusal.verdict();
    } catch (RuntimeException unforeseen) {
      // Parsers of hostile data may fail in ways that nobody thought of: that is a refusal too.
      LOG.warn("certificate refused because a check failed", unforeseen);
      return new Verdict.Refused(
          Rule.WELL_FORMED, "a chain that cannot be processed", "certificates as in RFC 5280");
    }
  }
}
