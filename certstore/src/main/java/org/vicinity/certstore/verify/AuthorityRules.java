package org.vicinity.certstore.verify;

import java.math.BigInteger;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;

/** What makes a certificate one of a CA, and how far its power goes. */
final class AuthorityRules {
  /** Those that this package or, for policies, the JDK's path validation processes. */
  private static final Set<ASN1ObjectIdentifier> KNOWN =
      Set.of(
          Extension.basicConstraints,
          Extension.keyUsage,
          Extension.extendedKeyUsage,
          Extension.subjectAlternativeName,
          Extension.nameConstraints,
          Extension.certificatePolicies,
          Extension.policyMappings,
          Extension.policyConstraints,
          Extension.inhibitAnyPolicy);

  private AuthorityRules() {}

  static void check(CertificationPath path) throws Refusal {
    for (PathCertificate ca : path.authorities()) {
      basicConstraints(ca);
      keyUsage(ca);
      extendedKeyUsage(ca);
    }
    pathLengths(path);
    NameConstraintRules.check(path);
    for (PathCertificate certificate : path.certificates()) {
      criticalExtensions(certificate);
    }
  }

  private static void basicConstraints(PathCertificate ca) throws Refusal {
    Optional<BasicConstraints> constraints = ca.extensions().basicConstraints();
    String problem = null;
    if (constraints.isEmpty()) {
      problem = "without basicConstraints";
    } else if (!constraints.get().isCA()) {
      problem = "with basicConstraints that say it is no CA";
    } else if (!ca.extensions().isCritical(Extension.basicConstraints)) {
      problem = "with basicConstraints that are not critical";
    }
    if (problem != null) {
      throw new Refusal(
          Rule.CA_BASIC_CONSTRAINTS, ca.role() + " " + problem, "critical basicConstraints, CA");
    }
  }

  private static void keyUsage(PathCertificate ca) throws Refusal {
    Optional<KeyUsage> usage = ca.extensions().keyUsage();
    if (usage.isEmpty() || !usage.get().hasUsages(KeyUsage.keyCertSign)) {
      throw new Refusal(
          Rule.CA_KEY_USAGE,
          ca.role() + (usage.isEmpty() ? " without keyUsage" : " without keyCertSign"),
          "keyUsage with keyCertSign");
    }
  }

  private static void extendedKeyUsage(PathCertificate ca) throws Refusal {
    Optional<ExtendedKeyUsage> usage = ca.extensions().extendedKeyUsage();
    if (usage.isPresent()
        && !usage.get().hasKeyPurposeId(KeyPurposeId.id_kp_serverAuth)
        && !usage.get().hasKeyPurposeId(KeyPurposeId.anyExtendedKeyUsage)) {
      throw new Refusal(
          Rule.CA_EXTENDED_KEY_USAGE,
          ca.role() + " for other purposes than servers",
          "no extendedKeyUsage, or one with serverAuth");
    }
  }

  private static void pathLengths(CertificationPath path) throws Refusal {
    long below = 0;
    for (PathCertificate ca : path.authorities()) {
      BigInteger limit =
          ca.extensions()
              .basicConstraints()
              .map(BasicConstraints::getPathLenConstraint)
              .orElse(null);
      if (limit != null && limit.compareTo(BigInteger.valueOf(below)) < 0) {
        throw new Refusal(
            Rule.PATH_LENGTH,
            ca.role() + " with " + below + (below == 1 ? " CA" : " CAs") + " below it",
            "at most " + limit);
      }
      if (!ca.isSelfIssued()) {
        below++;
      }
    }
  }

  private static void criticalExtensions(PathCertificate certificate) throws Refusal {
    Set<String> unknown = new TreeSet<>();
    for (ASN1ObjectIdentifier oid : certificate.extensions().critical()) {
      if (!KNOWN.contains(oid)) {
        unknown.add(oid.getId());
      }
    }
    if (!unknown.isEmpty()) {
      throw new Refusal(
          Rule.CRITICAL_EXTENSION,
          certificate.role() + " with the critical extension " + String.join(", ", unknown),
          "only extensions of RFC 5280 to be critical");
    }
  }
}
