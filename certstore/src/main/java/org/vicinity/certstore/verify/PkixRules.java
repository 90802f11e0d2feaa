package org.vicinity.certstore.verify;

import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;

/**
 * The JDK's path validation (RFC 5280 section 6) as a second opinion, and for certificate policies.
 * The authority takes part as a certificate below an anchor of its own name and key: only so does
 * the JDK honour what the authority's extensions say.
 */
final class PkixRules {
  private PkixRules() {}

  static void check(CertificationPath path, Instant at) throws Refusal {
    X509Certificate authority = path.authority().x509();
    List<X509Certificate> certificates =
        path.certificates().stream().map(PathCertificate::x509).toList();
    try {
      PKIXParameters parameters =
          new PKIXParameters(
              Set.of(
                  new TrustAnchor(
                      authority.getSubjectX500Principal(), authority.getPublicKey(), null)));
      parameters.setDate(Date.from(at));
      parameters.setRevocationEnabled(false);
      CertPathValidator.getInstance("PKIX")
          .validate(
              CertificateFactory.getInstance("X.509").generateCertPath(certificates), parameters);
    } catch (CertPathValidatorException invalid) {
      throw refusal(invalid.getMessage());
    } catch (GeneralSecurityException | RuntimeException failed) {
      throw refusal("the path cannot be processed");
    }
  }

  private static Refusal refusal(String why) {
    return new Refusal(Rule.PATH, "a path that fails: " + why, "a path valid by RFC 5280");
  }
}
