package org.vicinity.certstore.verify;

import java.math.BigInteger;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraintValidatorException;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PKIXNameConstraintValidator;

/**
 * Name constraints (RFC 5280 section 4.2.1.10), the authority's own included: the JDK ignores those
 * of a trust anchor.
 */
final class NameConstraintRules {
  private NameConstraintRules() {}

  static void check(CertificationPath path) throws Refusal {
    PKIXNameConstraintValidator validator = new PKIXNameConstraintValidator();
    for (int i = path.certificates().size() - 1; i >= 0; i--) {
      PathCertificate certificate = path.certificates().get(i);
      boolean isLeaf = i == 0;
      // RFC 5280 section 6.1.3 (b): a CA's renewed key needs no permission for its own name.
      if (isLeaf || !certificate.isSelfIssued()) {
        names(certificate, validator);
      }
      constrain(certificate, validator);
    }
  }

  private static void names(PathCertificate certificate, PKIXNameConstraintValidator validator)
      throws Refusal {
    X500Name subject = certificate.asn1().getSubject();
    try {
      if (subject.getRDNs().length > 0) {
        validator.checkPermittedDN(subject);
        validator.checkExcludedDN(subject);
      }
      GeneralNames alternatives =
          certificate
              .extensions()
              .subjectAlternativeName()
              .orElse(new GeneralNames(new GeneralName[0]));
      for (GeneralName name : alternatives.getNames()) {
        validator.checkPermitted(name);
        validator.checkExcluded(name);
      }
    } catch (NameConstraintValidatorException | RuntimeException outside) {
      throw new Refusal(
          Rule.NAME_CONSTRAINTS,
          certificate.role() + " with a name that a CA above it excludes",
          "names within: " + validator.toString().replace('\n', ' ').strip());
    }
  }

  private static void constrain(PathCertificate certificate, PKIXNameConstraintValidator validator)
      throws Refusal {
    NameConstraints constraints = certificate.extensions().nameConstraints().orElse(null);
    if (constraints == null) {
      return;
    }
    try {
      GeneralSubtree[] permitted = plain(certificate, constraints.getPermittedSubtrees());
      if (permitted.length > 0) {
        validator.intersectPermittedSubtree(permitted);
      }
      for (GeneralSubtree excluded : plain(certificate, constraints.getExcludedSubtrees())) {
        validator.addExcludedSubtree(excluded);
      }
    } catch (RuntimeException malformed) {
      throw new Refusal(
          Rule.NAME_CONSTRAINTS,
          certificate.role() + " with name constraints that cannot be processed",
          "name constraints as in RFC 5280");
    }
  }

  /** Minimum and maximum are not used: RFC 5280 section 4.2.1.10. */
  private static GeneralSubtree[] plain(PathCertificate certificate, GeneralSubtree[] subtrees)
      throws Refusal {
    GeneralSubtree[] present = subtrees == null ? new GeneralSubtree[0] : subtrees;
    for (GeneralSubtree subtree : present) {
      if (!BigInteger.ZERO.equals(subtree.getMinimum()) || subtree.getMaximum() != null) {
        throw new Refusal(
            Rule.NAME_CONSTRAINTS,
            certificate.role() + " with name constraints that have a minimum or maximum",
            "neither");
      }
    }
    return present;
  }
}
