package org.vicinity.certstore.verify;

import static org.vicinity.certstore.verify.Case.direct;
import static org.vicinity.certstore.verify.Case.dnsName;
import static org.vicinity.certstore.verify.Case.permit;
import static org.vicinity.certstore.verify.Case.via;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.vicinity.certstore.fixture.Keys;
import org.vicinity.certstore.fixture.Service;

/** Devices' certificates that say too little or too much. */
final class BrokenLeaves {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private BrokenLeaves() {}

  static Stream<Case> all() {
    return Stream.of(names(), leaves()).flatMap(stream -> stream);
  }

  private static Stream<Case> names() {
    return Stream.of(
        direct(
            "the host in the common name only",
            Rule.SUBJECT_ALTERNATIVE_NAME,
            s -> s.leaf.subject("CN=" + Scenario.HOST).without(Extension.subjectAlternativeName)),
        san("another device of the origin", dnsName("other.vod-example-com.local")),
        san("another origin's device", dnsName("media-server-1.bank-com.local")),
        san("a public name", dnsName("bank.com")),
        san("a wildcard", dnsName("*.vod-example-com.local")),
        san("the parent", dnsName("vod-example-com.local")),
        san("a child", dnsName("a." + Scenario.HOST)),
        san("a trailing dot", dnsName(Scenario.HOST + ".")),
        san("upper case", dnsName("Media-server-1.vod-example-com.local")),
        san("a null character and more", dnsName(Scenario.HOST + "\u0000.bank.com")),
        san("an empty name", dnsName("")),
        san("the name twice", dnsName(Scenario.HOST), dnsName(Scenario.HOST)),
        san("a second, public name", dnsName(Scenario.HOST), dnsName("bank.com")),
        san("the name second", dnsName("bank.com"), dnsName(Scenario.HOST)),
        san(
            "an IP address besides",
            dnsName(Scenario.HOST),
            new GeneralName(GeneralName.iPAddress, "192.168.1.1")),
        san("an IP address alone", new GeneralName(GeneralName.iPAddress, "192.168.1.1")),
        san(
            "a URI of the host",
            new GeneralName(GeneralName.uniformResourceIdentifier, "https://" + Scenario.HOST)),
        san("an email address", new GeneralName(GeneralName.rfc822Name, Scenario.HOST)),
        san("the host as a directory name", new GeneralName(new X500Name("CN=" + Scenario.HOST))));
  }

  private static Stream<Case> leaves() {
    return Stream.of(
        direct("a public host", Rule.HOST_NAME, s -> s.host = "vod.example.com"),
        direct(
            "a leaf that is a CA",
            Rule.LEAF_NOT_A_CA,
            s -> s.leaf.with(Extension.basicConstraints, true, new BasicConstraints(true))),
        direct(
            "a leaf with name constraints",
            Rule.LEAF_NOT_A_CA,
            s -> s.leaf.with(Extension.nameConstraints, true, permit(dnsName("local")))),
        direct(
            "the root itself as the leaf",
            Rule.LEAF_NOT_A_CA,
            s -> {
              var root = s.root.selfSigned();
              s.authority(root);
              s.present(chain -> List.of(root));
            }),
        direct(
            "another key than the request's",
            Rule.KEY_MATCH,
            s -> s.expectedKey = Optional.of(Keys.p256().getPublic())),
        direct("no keyUsage", Rule.KEY_USAGE, s -> s.leaf.without(Extension.keyUsage)),
        usage("key encipherment only", KeyUsage.keyEncipherment),
        usage("certificate signing besides", KeyUsage.digitalSignature | KeyUsage.keyCertSign),
        usage("CRL signing besides", KeyUsage.digitalSignature | KeyUsage.cRLSign),
        direct(
            "no extendedKeyUsage",
            Rule.EXTENDED_KEY_USAGE,
            s -> s.leaf.without(Extension.extendedKeyUsage)),
        purposes("clients only", KeyPurposeId.id_kp_clientAuth),
        purposes("any purpose", KeyPurposeId.anyExtendedKeyUsage),
        purposes(
            "code signing besides", KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_codeSigning),
        direct(
            "90 days and a second",
            Rule.LIFETIME,
            s -> s.leaf.valid(Service.NOW, Service.NOW.plus(Duration.ofDays(90)).plus(SECOND))),
        direct(
            "a century", Rule.LIFETIME, s -> s.leaf.to(Service.NOW.plus(Duration.ofDays(36_500)))),
        direct(
            "a leaf that ends after the root",
            Rule.OUTLIVES_CA,
            s -> s.root.to(Service.NOW.plus(Duration.ofDays(29)))),
        via(
            "a leaf that ends after the intermediate",
            Rule.OUTLIVES_CA,
            s -> s.intermediate().to(Service.NOW.plus(Duration.ofDays(29)))));
  }

  private static Case san(String what, GeneralName... names) {
    return direct(
        what,
        Rule.SUBJECT_ALTERNATIVE_NAME,
        s -> s.leaf.with(Extension.subjectAlternativeName, false, new GeneralNames(names)));
  }

  private static Case usage(String what, int bits) {
    return direct(
        what, Rule.KEY_USAGE, s -> s.leaf.with(Extension.keyUsage, true, new KeyUsage(bits)));
  }

  private static Case purposes(String what, KeyPurposeId... purposes) {
    return direct(
        what,
        Rule.EXTENDED_KEY_USAGE,
        s -> s.leaf.with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes)));
  }
}
