package org.vicinity.certstore.revocation;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Enumerated;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.CertificateList;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.TBSCertList;

/**
 * What a revocation list says, decoded once; nothing is verified here.
 *
 * @param number the CRL number (RFC 5280 section 5.2.3)
 * @param unusable half a sentence on why the list cannot be used, whoever signed it
 * @param scope which certificates it is about
 * @param revoked by serial number
 */
record ListContents(
    X500Principal issuer,
    Instant thisUpdate,
    Instant nextUpdate,
    Optional<BigInteger> number,
    Optional<String> unusable,
    ListScope scope,
    Map<BigInteger, RevocationStatus.Revoked> revoked) {

  private static final int VERSION_2 = 2;
  private static final String NO_NUMBER = "a revocation list without a CRL number";
  private static final Set<ASN1ObjectIdentifier> KNOWN =
      Set.of(Extension.issuingDistributionPoint, Extension.authorityKeyIdentifier);
  private static final Set<ASN1ObjectIdentifier> KNOWN_IN_ENTRIES =
      Set.of(Extension.reasonCode, Extension.invalidityDate);

  /** Carries out what makes a list unusable. */
  private static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1L;

    UnusableException(String why) {
      super(why, null, false, false);
    }
  }

  /**
   * Decodes a list.
   *
   * @throws IOException when its issuer cannot be encoded
   * @throws RuntimeException when a part is malformed
   */
  static ListContents of(CertificateList list) throws IOException {
    TBSCertList body = list.getTBSCertList();
    X500Principal issuer = new X500Principal(body.getIssuer().getEncoded());
    Instant thisUpdate = body.getThisUpdate().getDate().toInstant();
    if (body.getNextUpdate() == null) {
      return unusable(issuer, thisUpdate, "a revocation list without nextUpdate");
    }
    try {
      Extensions extensions = extensions(body);
      return new ListContents(
          issuer,
          thisUpdate,
          body.getNextUpdate().getDate().toInstant(),
          Optional.of(number(extensions)),
          Optional.empty(),
          ListScope.of(extensions),
          entries(body));
    } catch (UnusableException why) {
      return unusable(issuer, thisUpdate, why.getMessage());
    }
  }

  private static ListContents unusable(X500Principal issuer, Instant thisUpdate, String why) {
    return new ListContents(
        issuer,
        thisUpdate,
        thisUpdate,
        Optional.empty(),
        Optional.of(why),
        ListScope.EVERYTHING,
        Map.of());
  }

  private static Extensions extensions(TBSCertList body) throws UnusableException {
    if (body.getVersionNumber() != VERSION_2) {
      throw new UnusableException("a revocation list that is not of version 2");
    }
    Extensions extensions = body.getExtensions();
    if (extensions == null) {
      throw new UnusableException(NO_NUMBER);
    }
    if (extensions.getExtension(Extension.deltaCRLIndicator) != null) {
      throw new UnusableException("a delta revocation list, which is not supported");
    }
    refuseDoubled(extensions, "a revocation list");
    refuseCritical(extensions, KNOWN, "a revocation list");
    return extensions;
  }

  private static BigInteger number(Extensions extensions) throws UnusableException {
    ASN1Encodable number = extensions.getExtensionParsedValue(Extension.cRLNumber);
    if (number == null) {
      throw new UnusableException(NO_NUMBER);
    }
    return ASN1Integer.getInstance(number).getPositiveValue();
  }

  private static Map<BigInteger, RevocationStatus.Revoked> entries(TBSCertList body)
      throws UnusableException {
    Map<BigInteger, RevocationStatus.Revoked> revoked = new HashMap<>();
    Enumeration<?> entries = body.getRevokedCertificateEnumeration();
    while (entries.hasMoreElements()) {
      TBSCertList.CRLEntry entry = (TBSCertList.CRLEntry) entries.nextElement();
      revoked.putIfAbsent(
          entry.getUserCertificate().getValue(),
          new RevocationStatus.Revoked(
              entry.getRevocationDate().getDate().toInstant(), reason(entry.getExtensions())));
    }
    return Map.copyOf(revoked);
  }

  private static RevocationReason reason(Extensions extensions) throws UnusableException {
    if (extensions == null) {
      return RevocationReason.UNSPECIFIED;
    }
    refuseDoubled(extensions, "an entry of a revocation list");
    // An indirect list marks the issuer of an entry as critical, and ends here.
    refuseCritical(extensions, KNOWN_IN_ENTRIES, "an entry of a revocation list");
    ASN1Encodable date = extensions.getExtensionParsedValue(Extension.invalidityDate);
    if (date != null) {
      ASN1GeneralizedTime.getInstance(date);
    }
    ASN1Encodable reason = extensions.getExtensionParsedValue(Extension.reasonCode);
    if (reason == null) {
      return RevocationReason.UNSPECIFIED;
    }
    long code = ASN1Enumerated.getInstance(reason).getValue().longValueExact();
    return RevocationReason.of(code)
        .orElseThrow(
            () -> new UnusableException("a revocation list with the unknown reason " + code));
  }

  private static void refuseCritical(
      Extensions extensions, Set<ASN1ObjectIdentifier> known, String where)
      throws UnusableException {
    Set<String> unknown = new TreeSet<>();
    for (ASN1ObjectIdentifier oid : extensions.getCriticalExtensionOIDs()) {
      if (!known.contains(oid)) {
        unknown.add(oid.getId());
      }
    }
    if (!unknown.isEmpty()) {
      throw new UnusableException(
          where + " with the critical extension " + String.join(", ", unknown));
    }
  }

  private static void refuseDoubled(Extensions extensions, String where) throws UnusableException {
    List<ASN1ObjectIdentifier> oids = Arrays.asList(extensions.getExtensionOIDs());
    if (new HashSet<>(oids).size() != oids.size()) {
      throw new UnusableException(where + " with an extension that occurs twice");
    }
  }
}
