package org.vicinity.certstore.verify;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Time;

/** Fields that every certificate has, and how they link one certificate to the next. */
final class FormRules {
  private static final int VERSION_3 = 3;
  private static final int MAX_SERIAL = 20;
  private static final int TAG_AND_LENGTH = 2;
  private static final Pattern UTC_TIME = Pattern.compile("[0-9]{12}Z");
  private static final Pattern GENERALIZED_TIME =
      Pattern.compile("(20[5-9]|2[1-9][0-9]|[3-9][0-9]{2})[0-9]{11}Z");

  private FormRules() {}

  static void check(CertificationPath path) throws Refusal {
    for (PathCertificate certificate : path.certificates()) {
      dates(certificate);
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

  /** RFC 5280 section 4.1.2.5: to the second, in UTC, with four digits of the year from 2050 on. */
  private static void dates(PathCertificate certificate) throws Refusal {
    for (Time time :
        List.of(
            certificate.asn1().getTBSCertificate().getValidity().getNotBefore(),
            certificate.asn1().getTBSCertificate().getValidity().getNotAfter())) {
      String text = text(time);
      boolean fits =
          (time.toASN1Primitive() instanceof ASN1UTCTime ? UTC_TIME : GENERALIZED_TIME)
              .matcher(text)
              .matches();
      if (!fits) {
        throw new Refusal(
            Rule.WELL_FORMED,
            certificate.role() + " with the date " + text + " in the wrong form",
            "UTCTime until 2049, GeneralizedTime from then on, to the second and in UTC");
      }
    }
  }

  /** As it is written; what the library returns is completed. */
  private static String text(Time time) throws Refusal {
    try {
      byte[] der = time.toASN1Primitive().getEncoded();
      return new String(
          der, TAG_AND_LENGTH, der.length - TAG_AND_LENGTH, StandardCharsets.US_ASCII);
    } catch (IOException malformed) {
      throw new Refusal(Rule.WELL_FORMED, "a date that does not decode", "a date");
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
    AuthorityKeyIdentifier named = certificate.extensions().authorityKeyIdentifier().orElse(null);
    if (named == null) {
      return;
    }
    byte[] key = named.getKeyIdentifierOctets();
    byte[] own =
        issuer.extensions().subjectKeyIdentifier().map(id -> id.getKeyIdentifier()).orElse(null);
    if (key != null && own != null && !Arrays.equals(key, own)) {
      throw new Refusal(
          Rule.KEY_IDENTIFIER,
          certificate.role() + " naming another key than the one of " + issuer.role(),
          "the same key identifier in both");
    }
    BigInteger serial = named.getAuthorityCertSerialNumber();
    if (serial != null && !serial.equals(issuer.x509().getSerialNumber())) {
      throw new Refusal(
          Rule.KEY_IDENTIFIER,
          certificate.role() + " naming another certificate than that of " + issuer.role(),
          "its serial number, " + issuer.x509().getSerialNumber());
    }
  }
}
