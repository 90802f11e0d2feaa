package org.vicinity.certstore.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.vicinity.certstore.name.DeviceHostName;

/** What a device's own certificate must and must not be. */
final class LeafRules {
  private static final List<String> USAGES =
      List.of(
          "digitalSignature",
          "nonRepudiation",
          "keyEncipherment",
          "dataEncipherment",
          "keyAgreement",
          "keyCertSign",
          "cRLSign",
          "encipherOnly",
          "decipherOnly");

  private LeafRules() {}

  static void check(CertificationPath path, Expectation expected) throws Refusal {
    PathCertificate leaf = path.leaf();
    notACa(leaf);
    keyMatch(leaf, expected);
    keyUsage(leaf);
    extendedKeyUsage(leaf);
    DeviceHostName host = grantable(expected.host());
    subjectAlternativeName(leaf, host.value());
    lifetime(path);
  }

  private static void notACa(PathCertificate leaf) throws Refusal {
    Optional<BasicConstraints> basic = leaf.extensions().basicConstraints();
    String problem = null;
    if (basic.map(BasicConstraints::isCA).orElse(false)) {
      problem = "basicConstraints of a CA";
    } else if (basic.map(BasicConstraints::getPathLenConstraint).isPresent()) {
      problem = "a path length, which only a CA has";
    } else if (leaf.extensions().nameConstraints().isPresent()) {
      problem = "name constraints, which only a CA has";
    }
    if (problem != null) {
      throw new Refusal(Rule.LEAF_NOT_A_CA, problem, "a certificate that can issue none");
    }
  }

  private static void keyMatch(PathCertificate leaf, Expectation expected) throws Refusal {
    if (!PathCertificate.encoded(leaf.key()).equals(PathCertificate.encoded(expected.key()))) {
      throw new Refusal(
          Rule.KEY_MATCH,
          "the " + PathCertificate.fingerprint(leaf.key()),
          "the " + PathCertificate.fingerprint(expected.key()));
    }
  }

  private static void keyUsage(PathCertificate leaf) throws Refusal {
    Optional<KeyUsage> usage = leaf.extensions().keyUsage();
    boolean fits =
        usage.isPresent()
            && usage.get().hasUsages(KeyUsage.digitalSignature)
            && !usage.get().hasUsages(KeyUsage.keyCertSign)
            && !usage.get().hasUsages(KeyUsage.cRLSign);
    if (!fits) {
      throw new Refusal(
          Rule.KEY_USAGE,
          usage.map(LeafRules::describe).orElse("no keyUsage"),
          "digitalSignature, without keyCertSign and cRLSign");
    }
  }

  private static String describe(KeyUsage usage) {
    byte[] bits = usage.getBytes();
    StringBuilder names = new StringBuilder("keyUsage");
    for (int i = 0; i < USAGES.size() && i / Byte.SIZE < bits.length; i++) {
      if ((bits[i / Byte.SIZE] & (0x80 >> (i % Byte.SIZE))) != 0) {
        names.append(' ').append(USAGES.get(i));
      }
    }
    return names.toString();
  }

  private static void extendedKeyUsage(PathCertificate leaf) throws Refusal {
    Optional<ExtendedKeyUsage> usage = leaf.extensions().extendedKeyUsage();
    List<KeyPurposeId> purposes =
        usage.map(present -> Arrays.asList(present.getUsages())).orElse(List.of());
    boolean fits =
        purposes.contains(KeyPurposeId.id_kp_serverAuth)
            && purposes.stream()
                .allMatch(
                    purpose ->
                        purpose.equals(KeyPurposeId.id_kp_serverAuth)
                            || purpose.equals(KeyPurposeId.id_kp_clientAuth));
    if (!fits) {
      throw new Refusal(
          Rule.EXTENDED_KEY_USAGE,
          usage.isEmpty()
              ? "no extendedKeyUsage"
              : "extendedKeyUsage "
                  + purposes.stream().map(KeyPurposeId::getId).collect(Collectors.joining(" ")),
          "serverAuth (1.3.6.1.5.5.7.3.1), and besides it at most clientAuth");
    }
  }

  private static DeviceHostName grantable(String host) throws Refusal {
    Optional<DeviceHostName> name = DeviceHostName.parse(host);
    if (name.isEmpty()) {
      throw new Refusal(
          Rule.HOST_NAME,
          "the host " + NameText.quoted(host),
          "a device label, an origin label and \"local\", with dots between them");
    }
    return name.get();
  }

  private static void subjectAlternativeName(PathCertificate leaf, String host) throws Refusal {
    Optional<GeneralNames> names = leaf.extensions().subjectAlternativeName();
    List<GeneralName> present =
        names.map(general -> Arrays.asList(general.getNames())).orElse(List.of());
    if (present.size() != 1 || !isDnsName(present.get(0), host)) {
      throw new Refusal(
          Rule.SUBJECT_ALTERNATIVE_NAME,
          present.isEmpty() ? "no subjectAltName" : NameText.of(present),
          "DNS " + NameText.quoted(host) + " alone");
    }
    // RFC 5280 section 4.2.1.6: without a subject the alternative name is all there is.
    if (leaf.asn1().getSubject().getRDNs().length == 0
        && !leaf.extensions().isCritical(Extension.subjectAlternativeName)) {
      throw new Refusal(
          Rule.SUBJECT_ALTERNATIVE_NAME,
          "no subject, and a subjectAltName that is not critical",
          "a subject, or a critical subjectAltName");
    }
  }

  private static boolean isDnsName(GeneralName name, String host) {
    return name.getTagNo() == GeneralName.dNSName
        && ASN1IA5String.getInstance(name.getName()).getString().equals(host);
  }

  private static void lifetime(CertificationPath path) throws Refusal {
    Instant from = path.leaf().x509().getNotBefore().toInstant();
    Instant to = path.leaf().x509().getNotAfter().toInstant();
    if (Duration.between(from, to).compareTo(CertificateVerifier.MAX_LIFE) > 0) {
      throw new Refusal(
          Rule.LIFETIME,
          "validity from " + from + " to " + to,
          "at most " + CertificateVerifier.MAX_LIFE.toDays() + " days");
    }
    for (PathCertificate ca : path.authorities()) {
      Instant end = ca.x509().getNotAfter().toInstant();
      if (to.isAfter(end)) {
        throw new Refusal(
            Rule.OUTLIVES_CA,
            "validity until " + to,
            "an end not after that of " + ca.role() + ", " + end);
      }
    }
  }
}
