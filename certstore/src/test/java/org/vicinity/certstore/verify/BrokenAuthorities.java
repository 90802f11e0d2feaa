package org.vicinity.certstore.verify;

import static org.vicinity.certstore.verify.Case.direct;
import static org.vicinity.certstore.verify.Case.dnsName;
import static org.vicinity.certstore.verify.Case.exclude;
import static org.vicinity.certstore.verify.Case.permit;
import static org.vicinity.certstore.verify.Case.via;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.fixture.Template;

/** CAs without the right to sign what they signed. */
final class BrokenAuthorities {
  private static final ASN1ObjectIdentifier UNKNOWN = new ASN1ObjectIdentifier("1.2.3.4.5");

  private BrokenAuthorities() {}

  static Stream<Case> all() {
    return Stream.of(authorities(), nameConstraints()).flatMap(stream -> stream);
  }

  private static Stream<Case> authorities() {
    return Stream.of(
        via(
            "an intermediate without basicConstraints",
            Rule.CA_BASIC_CONSTRAINTS,
            s -> s.intermediate().without(Extension.basicConstraints)),
        via(
            "an intermediate that is no CA",
            Rule.CA_BASIC_CONSTRAINTS,
            s ->
                s.intermediate()
                    .with(Extension.basicConstraints, true, new BasicConstraints(false))),
        via(
            "basicConstraints that are not critical",
            Rule.CA_BASIC_CONSTRAINTS,
            s ->
                s.intermediate()
                    .with(Extension.basicConstraints, false, new BasicConstraints(true))),
        direct(
            "a root without basicConstraints",
            Rule.CA_BASIC_CONSTRAINTS,
            s -> s.root.without(Extension.basicConstraints)),
        via(
            "an intermediate without keyUsage",
            Rule.CA_KEY_USAGE,
            s -> s.intermediate().without(Extension.keyUsage)),
        via(
            "an intermediate without keyCertSign",
            Rule.CA_KEY_USAGE,
            s -> s.intermediate().with(Extension.keyUsage, true, new KeyUsage(KeyUsage.cRLSign))),
        direct(
            "a root without keyCertSign",
            Rule.CA_KEY_USAGE,
            s -> s.root.with(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))),
        via(
            "an intermediate for clients",
            Rule.CA_EXTENDED_KEY_USAGE,
            s ->
                s.intermediate()
                    .with(
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth))),
        direct(
            "a root for code signing",
            Rule.CA_EXTENDED_KEY_USAGE,
            s ->
                s.root.with(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_codeSigning))),
        via(
            "an intermediate below a root that allows none",
            Rule.PATH_LENGTH,
            s -> s.root.with(Extension.basicConstraints, true, new BasicConstraints(0))),
        via(
            "an intermediate below one that allows none",
            Rule.PATH_LENGTH,
            BrokenAuthorities::secondIntermediate),
        direct(
            "an unknown critical extension in the leaf",
            Rule.CRITICAL_EXTENSION,
            s -> s.leaf.with(UNKNOWN, true, DERNull.INSTANCE)),
        via(
            "an unknown critical extension in the intermediate",
            Rule.CRITICAL_EXTENSION,
            s -> s.intermediate().with(UNKNOWN, true, DERNull.INSTANCE)),
        direct(
            "an unknown critical extension in the root",
            Rule.CRITICAL_EXTENSION,
            s -> s.root.with(UNKNOWN, true, DERNull.INSTANCE)),
        via(
            "a required policy that nobody has",
            Rule.PATH,
            s -> s.intermediate().with(Extension.policyConstraints, true, explicitPolicy())),
        direct(
            "a policy that the root requires",
            Rule.PATH,
            s -> s.root.with(Extension.policyConstraints, true, explicitPolicy())));
  }

  private static Stream<Case> nameConstraints() {
    return Stream.of(
        direct(
            "a root that permits another name",
            Rule.NAME_CONSTRAINTS,
            s -> s.root.with(Extension.nameConstraints, true, permit(dnsName("other.local")))),
        direct(
            "a root that excludes the name",
            Rule.NAME_CONSTRAINTS,
            s ->
                s.root.with(
                    Extension.nameConstraints, true, exclude(dnsName("vod-example-com.local")))),
        direct(
            "name constraints that are not critical",
            Rule.NAME_CONSTRAINTS,
            s -> s.root.with(Extension.nameConstraints, false, permit(dnsName("other.local")))),
        via(
            "an intermediate that permits another name",
            Rule.NAME_CONSTRAINTS,
            s ->
                s.intermediate()
                    .with(Extension.nameConstraints, true, permit(dnsName("other.local")))),
        via(
            "an intermediate that permits again what the root does not",
            Rule.NAME_CONSTRAINTS,
            s -> {
              s.root.with(Extension.nameConstraints, true, permit(dnsName("other.local")));
              s.intermediate()
                  .with(Extension.nameConstraints, true, permit(dnsName("vod-example-com.local")));
            }),
        direct(
            "a root that permits a name that only ends alike",
            Rule.NAME_CONSTRAINTS,
            s -> s.root.with(Extension.nameConstraints, true, permit(dnsName("xample-com.local")))),
        direct(
            "a root that permits another subject",
            Rule.NAME_CONSTRAINTS,
            s ->
                s.root.with(
                    Extension.nameConstraints,
                    true,
                    permit(new GeneralName(new X500Name("O=Somebody"))))),
        direct(
            "name constraints with a minimum",
            Rule.NAME_CONSTRAINTS,
            s ->
                s.root.with(
                    Extension.nameConstraints,
                    true,
                    new NameConstraints(
                        new GeneralSubtree[] {
                          new GeneralSubtree(dnsName("local"), BigInteger.ONE, null)
                        },
                        null))));
  }

  private static void secondIntermediate(Scenario scenario) {
    scenario.intermediate().with(Extension.basicConstraints, true, new BasicConstraints(0));
    Template second = Service.intermediate(scenario.intermediate()).subject("CN=second");
    Template leaf = Service.leaf(second, Scenario.HOST);
    scenario.present(
        chain ->
            List.of(leaf.signedBy(second), second.signedBy(scenario.intermediate()), chain.get(1)));
    scenario.expectedKey = Optional.of(leaf.key().getPublic());
  }

  private static DERSequence explicitPolicy() {
    return new DERSequence(new DERTaggedObject(false, 0, new ASN1Integer(0)));
  }
}
