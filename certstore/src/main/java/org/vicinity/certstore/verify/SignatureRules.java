package org.vicinity.certstore.verify;

import java.security.GeneralSecurityException;
import java.time.Instant;

/** Signatures and dates. */
final class SignatureRules {
  private SignatureRules() {}

  static void check(CertificationPath path, Instant at) throws Refusal {
    for (int i = 0; i < path.certificates().size(); i++) {
      signature(path.certificates().get(i), path.issuerOf(i));
    }
    for (PathCertificate certificate : path.certificates()) {
      Instant from = certificate.x509().getNotBefore().toInstant();
      if (at.isBefore(from)) {
        throw new Refusal(
            Rule.NOT_YET_VALID, certificate.role() + " valid from " + from, "a start before " + at);
      }
      Instant to = certificate.x509().getNotAfter().toInstant();
      if (at.isAfter(to)) {
        throw new Refusal(
            Rule.EXPIRED, certificate.role() + " valid until " + to, "an end after " + at);
      }
    }
  }

  private static void signature(PathCertificate certificate, PathCertificate issuer)
      throws Refusal {
    try {
      certificate.x509().verify(issuer.key());
    } catch (GeneralSecurityException | RuntimeException wrong) {
      throw new Refusal(
          Rule.SIGNATURE,
          certificate.role() + " with a signature that does not verify",
          "a signature by the "
              + PathCertificate.fingerprint(issuer.key())
              + " of "
              + issuer.role());
    }
  }
}
