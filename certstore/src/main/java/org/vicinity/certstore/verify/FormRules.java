package org.vicinity.certstore.verify;

import java.util.Arrays;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;

/** Fields that every certificate has, and how they link one certificate to the next. */
final class FormRules {
  private static final int VERSION_3 = 3;
  private static final int MAX_SERIAL = 20;

  private FormRules() {}

  static void check(CertificationPath path) throws Refusal {
    for (PathCertificate certificate : path.certificates()) {
      version(certificate);
      serialNumber(certificate);
    }
    for (PathCertificate ca : path.authorities()) {
      if (ca.asn1().getSubject().getRDNs().length == 0) {
        throw new Refusal(Rule.CA_SUBJECT, ca.role() + " without a subject", "a subject");
      }
    }
    if (!path.authority().isSelfIssued()) {
      throw new Refusal(
          Rule.AUTHORITY_IS_ROOT,
          "an authority issued by " + path.authority().issuer(),
          "an authority that is its own issuer");
    }
    for (int i = 0; i < path.certificates().size(); i++) {
      link(path.certificates().get(i), path.issuerOf(i));
    }
  }

  private static void version(PathCertificate certificate) throws Refusal {
    int version = certificate.x509().getVersion();
    if (version != VERSION_3) {
      throw new Refusal(
          Rule.VERSION, certificate.role() + " of version " + version, "version " + VERSION_3);
    }
  }

  private static void serialNumber(PathCertificate certificate) throws Refusal {
    var serial = certificate.x509().getSerialNumber();
    if (serial.signum() <= 0 || serial.toByteArray().length > MAX_SERIAL) {
      throw new Refusal(
          Rule.SERIAL_NUMBER,
          certificate.role() + " with serial number " + serial,
          "a positive number of at most " + MAX_SERIAL + " octets");
    }
  }

  private static void link(PathCertificate certificate, PathCertificate issuer) throws Refusal {
    if (!certificate
        .x509()
        .getIssuerX500Principal()
        .equals(issuer.x509().getSubjectX500Principal())) {
      throw new Refusal(
          Rule.ISSUER,
          certificate.role() + " issued by " + certificate.issuer(),
          issuer.role() + " " + issuer.subject());
    }
    byte[] named =
        certificate
            .extensions()
            .authorityKeyIdentifier()
            .map(AuthorityKeyIdentifier::getKeyIdentifierOctets)
            .orElse(null);
    byte[] own =
        issuer.extensions().subjectKeyIdentifier().map(id -> id.getKeyIdentifier()).orElse(null);
    if (named != null && own != null && !Arrays.equals(named, own)) {
      throw new Refusal(
          Rule.KEY_IDENTIFIER,
          certificate.role() + " naming another key than the one of " + issuer.role(),
          "the same key identifier in both");
    }
  }
}
