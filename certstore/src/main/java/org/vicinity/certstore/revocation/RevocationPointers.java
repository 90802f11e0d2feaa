package org.vicinity.certstore.revocation;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * Where a certificate says that revocations are told: distribution points (RFC 5280 section
 * 4.2.1.13) and OCSP responders (section 4.2.2.1). Hostile text; whoever follows one decides first
 * whether it may.
 *
 * @param lists URIs of complete revocation lists
 * @param responders URIs of OCSP responders
 * @param others whether it names further ones that cannot be followed, such as lists in directories
 */
public record RevocationPointers(List<String> lists, List<String> responders, boolean others) {
  /** More than a few are nobody's need. */
  private static final int MAX_POINTERS = 8;

  /** Copies the lists. */
  public RevocationPointers {
    lists = List.copyOf(lists);
    responders = List.copyOf(responders);
  }

  /** Returns those of a certificate; what does not decode counts as one that cannot be followed. */
  public static RevocationPointers of(X509Certificate certificate) {
    try {
      Extensions extensions =
          Certificate.getInstance(certificate.getEncoded()).getTBSCertificate().getExtensions();
      if (extensions == null) {
        return new RevocationPointers(List.of(), List.of(), false);
      }
      List<String> lists = new ArrayList<>();
      List<String> responders = new ArrayList<>();
      boolean others = distributionPoints(extensions, lists);
      others |= responders(extensions, responders);
      return new RevocationPointers(lists, responders, others);
    } catch (CertificateEncodingException | RuntimeException malformed) {
      return new RevocationPointers(List.of(), List.of(), true);
    }
  }

  /** Says whether the certificate names no place at all. */
  public boolean isEmpty() {
    return lists.isEmpty() && responders.isEmpty() && !others;
  }

  /** Returns the names of a certificate's distribution points, to compare with a list's own. */
  static List<GeneralName> distributionPointNames(Extensions extensions) {
    ASN1Encodable value = extensions.getExtensionParsedValue(Extension.cRLDistributionPoints);
    return value == null
        ? List.of()
        : Arrays.stream(CRLDistPoint.getInstance(value).getDistributionPoints())
            .map(DistributionPoint::getDistributionPoint)
            .filter(name -> name != null && name.getType() == DistributionPointName.FULL_NAME)
            .flatMap(name -> Arrays.stream(GeneralNames.getInstance(name.getName()).getNames()))
            .toList();
  }

  private static boolean distributionPoints(Extensions extensions, List<String> uris) {
    ASN1Encodable value = extensions.getExtensionParsedValue(Extension.cRLDistributionPoints);
    if (value == null) {
      return false;
    }
    boolean others = false;
    for (DistributionPoint point : CRLDistPoint.getInstance(value).getDistributionPoints()) {
      DistributionPointName name = point.getDistributionPoint();
      // Lists of another issuer, or for some reasons only, would never be complete.
      if (name == null
          || name.getType() != DistributionPointName.FULL_NAME
          || point.getCRLIssuer() != null
          || point.getReasons() != null) {
        others = true;
      } else {
        for (GeneralName each : GeneralNames.getInstance(name.getName()).getNames()) {
          others |= !add(each, uris);
        }
      }
    }
    return others;
  }

  private static boolean responders(Extensions extensions, List<String> uris) {
    ASN1Encodable value = extensions.getExtensionParsedValue(Extension.authorityInfoAccess);
    if (value == null) {
      return false;
    }
    boolean others = false;
    for (AccessDescription each :
        AuthorityInformationAccess.getInstance(value).getAccessDescriptions()) {
      if (each.getAccessMethod().equals(AccessDescription.id_ad_ocsp)) {
        others |= !add(each.getAccessLocation(), uris);
      }
    }
    return others;
  }

  private static boolean add(GeneralName name, List<String> uris) {
    if (name.getTagNo() != GeneralName.uniformResourceIdentifier || uris.size() == MAX_POINTERS) {
      return false;
    }
    uris.add(ASN1IA5String.getInstance(name.getName()).getString());
    return true;
  }
}
