package org.vicinity.certstore.cli;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.vicinity.certstore.revocation.RevocationEvidence;
import org.vicinity.certstore.revocation.RevocationPolicy;
import org.vicinity.certstore.revocation.RevocationRules;
import org.vicinity.certstore.verify.CertificateVerifier;
import org.vicinity.certstore.verify.Expectation;
import org.vicinity.certstore.verify.PathSearch;
import org.vicinity.certstore.verify.Rule;
import org.vicinity.certstore.verify.Verdict;

/** Answers cases, one after the other. */
final class CaseVerifier {
  private final CertificateVerifier verifier;

  CaseVerifier(CertificateVerifier verifier) {
    this.verifier = verifier;
  }

  /** Never throws for what a case may hold. */
  Verdict verdict(VerificationCase asked) {
    Intake presented = Intake.of(List.of(asked.leaf()));
    if (presented.problem().isPresent()) {
      return malformed("the chain", presented.problem().get());
    }
    Intake authorities = Intake.of(asked.authorities());
    Intake untrusted = Intake.of(asked.untrusted());
    List<X509Certificate> others =
        new ArrayList<>(presented.certificates().subList(1, presented.certificates().size()));
    others.addAll(untrusted.certificates());
    X509Certificate leaf = presented.certificates().get(0);
    Verdict verdict =
        PathSearch.verify(
            leaf,
            others,
            authorities.certificates(),
            asked.at(),
            (chain, authority) -> judge(asked, leaf, chain, authority));
    return isPathMissing(verdict)
        ? authorities
            .problem()
            .map(why -> malformed("an authority", why))
            .or(() -> untrusted.problem().map(why -> malformed("an untrusted certificate", why)))
            .orElse(verdict)
        : verdict;
  }

  private Verdict judge(
      VerificationCase asked,
      X509Certificate leaf,
      List<X509Certificate> chain,
      X509Certificate authority) {
    // No certificate request is known here: the leaf's own key is the expected one.
    Expectation expected = new Expectation(asked.host(), authority, leaf.getPublicKey());
    Verdict verdict = verifier.verify(chain, expected, asked.at());
    if (asked.lists().isEmpty() || !(verdict instanceof Verdict.Trusted trusted)) {
      return verdict;
    }
    return RevocationRules.check(
        trusted.chain(),
        authority,
        RevocationEvidence.of(asked.lists()),
        asked.at(),
        RevocationPolicy.STRICT);
  }

  private static boolean isPathMissing(Verdict verdict) {
    return verdict instanceof Verdict.Refused refused && refused.rule() == Rule.ISSUER;
  }

  private static Verdict malformed(String what, String why) {
    return new Verdict.Refused(Rule.WELL_FORMED, what + ": " + why, "certificates as in RFC 5280");
  }
}
