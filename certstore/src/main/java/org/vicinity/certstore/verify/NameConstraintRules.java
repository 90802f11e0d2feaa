package org.vicinity.certstore.verify;

import static java.util.stream.Collectors.joining;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;
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
    int size = path.certificates().size();
    for (int i = size - 1; i >= 0; i--) {
      PathCertificate certificate = path.certificates().get(i);
      boolean isLeaf = i == 0;
      // RFC 5280 section 6.1.3 (b): a CA's renewed key needs no permission for its own name.
      if (isLeaf || !certificate.isSelfIssued()) {
        names(certificate, path.certificates().subList(i + 1, size), validator);
      }
      constrain(certificate, validator);
    }
  }

  private static void names(
      PathCertificate certificate,
      List<PathCertificate> above,
      PKIXNameConstraintValidator validator)
      throws Refusal {
    List<GeneralName> names = new ArrayList<>();
    X500Name subject = certificate.asn1().getSubject();
    if (subject.getRDNs().length > 0) {
      names.add(new GeneralName(subject));
    }
    certificate
        .extensions()
        .subjectAlternativeName()
        .ifPresent(alternatives -> names.addAll(Arrays.asList(alternatives.getNames())));
    for (GeneralName name : names) {
      try {
        validator.checkPermitted(name);
        validator.checkExcluded(name);
      } catch (NameConstraintValidatorException | RuntimeException outside) {
        throw new Refusal(
            Rule.NAME_CONSTRAINTS,
            certificate.role() + " with " + NameText.of(name),
            "names such that "
                + above.stream().flatMap(NameConstraintRules::describe).collect(joining("; ")));
      }
    }
  }

  private static Stream<String> describe(PathCertificate ca) {
    NameConstraints constraints = ca.extensions().nameConstraints().orElse(null);
    if (constraints == null) {
      return Stream.empty();
    }
    GeneralSubtree[] permitted = constraints.getPermittedSubtrees();
    GeneralSubtree[] excluded = constraints.getExcludedSubtrees();
    return Stream.of(
            permitted == null ? "" : ca.role() + " permits only " + NameText.of(permitted),
            excluded == null ? "" : ca.role() + " excludes " + NameText.of(excluded))
        .filter(text -> !text.isEmpty());
  }

  private static void constrain(PathCertificate certificate, PKIXNameConstraintValidator validator)
      throws Refusal {
    NameConstraints constraints = certificate.extensions().nameConstraints().orElse(null);
    if (constraints == null) {
      return;
    }
    if (constraints.getPermittedSubtrees() == null && constraints.getExcludedSubtrees() == null) {
      throw new Refusal(
          Rule.NAME_CONSTRAINTS,
          certificate.role() + " with name constraints that name nothing",
          "permitted or excluded names");
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
      // It would match every name; the libraries disagree about it.
      if (isEmptyDnsName(subtree.getBase())) {
        throw new Refusal(
            Rule.NAME_CONSTRAINTS,
            certificate.role() + " with an empty DNS name among its name constraints",
            "a name");
      }
    }
    return present;
  }

  private static boolean isEmptyDnsName(GeneralName name) {
    return name.getTagNo() == GeneralName.dNSName
        && ASN1IA5String.getInstance(name.getName()).getString().isEmpty();
  }
}
