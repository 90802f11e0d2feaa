package org.vicinity.certstore.revocation;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.IssuingDistributionPoint;

/**
 * Which certificates a revocation list is about, by its issuing distribution point (RFC 5280
 * section 5.2.5).
 *
 * @param never half a sentence on why it can be used for none
 * @param leaves whether it lists those that are no CAs
 * @param authorities whether it lists CAs
 * @param points names of the distribution point; empty when the list does not name one
 */
record ListScope(
    Optional<String> never, boolean leaves, boolean authorities, List<GeneralName> points) {
  /** Of a list that does not limit itself. */
  static final ListScope EVERYTHING = new ListScope(Optional.empty(), true, true, List.of());

  private static final int NOT_A_CA = -1;

  static ListScope of(Extensions extensions) {
    ASN1Encodable value = extensions.getExtensionParsedValue(Extension.issuingDistributionPoint);
    if (value == null) {
      return EVERYTHING;
    }
    IssuingDistributionPoint point = IssuingDistributionPoint.getInstance(value);
    DistributionPointName name = point.getDistributionPoint();
    Optional<String> never = Optional.empty();
    if (point.isIndirectCRL()) {
      never = Optional.of("an indirect revocation list, which is not supported");
    } else if (point.getOnlySomeReasons() != null) {
      never = Optional.of("a revocation list for some reasons only, which is not supported");
    } else if (point.onlyContainsAttributeCerts()) {
      never = Optional.of("a revocation list of attribute certificates");
    } else if (name != null && name.getType() != DistributionPointName.FULL_NAME) {
      never = Optional.of("a revocation list with a relative name, which is not supported");
    }
    return new ListScope(
        never,
        !point.onlyContainsCACerts(),
        !point.onlyContainsUserCerts(),
        name == null || never.isPresent()
            ? List.of()
            : Arrays.asList(GeneralNames.getInstance(name.getName()).getNames()));
  }

  /** Says why the list tells nothing about a certificate; empty when it does. */
  Optional<String> problem(X509Certificate certificate) {
    if (never.isPresent()) {
      return never;
    }
    boolean isCa = certificate.getBasicConstraints() != NOT_A_CA;
    if (isCa && !authorities) {
      return Optional.of("a revocation list without CAs");
    }
    if (!isCa && !leaves) {
      return Optional.of("a revocation list of CAs only");
    }
    if (!points.isEmpty() && Collections.disjoint(points, namedBy(certificate))) {
      return Optional.of("a revocation list for another distribution point");
    }
    return Optional.empty();
  }

  private static List<GeneralName> namedBy(X509Certificate certificate) {
    try {
      Extensions extensions =
          Certificate.getInstance(certificate.getEncoded()).getTBSCertificate().getExtensions();
      return extensions == null ? List.of() : RevocationPointers.distributionPointNames(extensions);
    } catch (CertificateEncodingException | RuntimeException malformed) {
      return List.of();
    }
  }
}
