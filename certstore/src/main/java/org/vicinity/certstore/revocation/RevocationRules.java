package org.vicinity.certstore.revocation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vicinity.certstore.verify.Rule;
import org.vicinity.certstore.verify.Verdict;

/**
 * Judges a chain that the verifier trusts by what is known about revocations: every certificate
 * below the authority counts. One that names neither a list nor a responder has chosen not to be
 * revocable, and passes unless a list of its issuer is at hand: leaves live 90 days at most. One
 * that does name them has to be known as good. Stateless and thread-safe.
 */
public final class RevocationRules {
  private record Finding(String role, RevocationStatus status) {}

  private RevocationRules() {}

  /**
   * Returns trust, or a refusal by {@link Rule#REVOKED} or {@link Rule#REVOCATION_UNKNOWN}.
   *
   * @param chain leaf first, without the authority, trusted by the verifier
   * @param authority what issued the last of them
   */
  public static Verdict check(
      List<X509Certificate> chain,
      X509Certificate authority,
      RevocationEvidence evidence,
      Instant at,
      RevocationPolicy policy) {
    Finding finding = find(chain, authority, evidence, at, policy);
    if (finding.status() instanceof RevocationStatus.Revoked revoked) {
      return new Verdict.Refused(
          Rule.REVOKED, finding.role() + " " + revoked.text(), "a certificate in force");
    }
    if (finding.status() instanceof RevocationStatus.Unknown unknown) {
      return new Verdict.Refused(
          Rule.REVOCATION_UNKNOWN,
          unknown.why() + ", for " + finding.role(),
          "a current revocation list or OCSP response of its issuer");
    }
    return new Verdict.Trusted(chain);
  }

  /**
   * Returns what is known about a chain as a whole: revoked if one certificate is, else unknown if
   * one is, else good until the first has to be asked again.
   */
  public static RevocationStatus status(
      List<X509Certificate> chain,
      X509Certificate authority,
      RevocationEvidence evidence,
      Instant at,
      RevocationPolicy policy) {
    return find(chain, authority, evidence, at, policy).status();
  }

  private static Finding find(
      List<X509Certificate> chain,
      X509Certificate authority,
      RevocationEvidence evidence,
      Instant at,
      RevocationPolicy policy) {
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < chain.size(); i++) {
      X509Certificate certificate = chain.get(i);
      X509Certificate issuer = i + 1 < chain.size() ? chain.get(i + 1) : authority;
      String role = i == 0 ? "the device's certificate" : "intermediate CA " + i;
      findings.add(
          new Finding(
              role,
              evidence
                  .status(certificate, issuer, at, policy)
                  .orElseGet(() -> withoutEvidence(certificate))));
    }
    return first(findings, RevocationStatus.Revoked.class)
        .or(() -> first(findings, RevocationStatus.Unknown.class))
        .orElseGet(() -> soonest(findings));
  }

  private static Optional<Finding> first(
      List<Finding> findings, Class<? extends RevocationStatus> kind) {
    return findings.stream().filter(finding -> kind.isInstance(finding.status())).findFirst();
  }

  private static Finding soonest(List<Finding> findings) {
    Instant until =
        findings.stream()
            .map(finding -> ((RevocationStatus.Good) finding.status()).until())
            .min(Instant::compareTo)
            .orElseThrow(() -> new IllegalArgumentException("a chain has a leaf"));
    return new Finding("the chain", new RevocationStatus.Good(until));
  }

  private static RevocationStatus withoutEvidence(X509Certificate certificate) {
    return RevocationPointers.of(certificate).isEmpty()
        ? new RevocationStatus.Good(certificate.getNotAfter().toInstant())
        : new RevocationStatus.Unknown("no revocation list and no OCSP response at hand");
  }
}
