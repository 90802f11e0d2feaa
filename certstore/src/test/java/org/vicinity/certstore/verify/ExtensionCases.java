package org.vicinity.certstore.verify;

import static org.vicinity.certstore.verify.Case.direct;
import static org.vicinity.certstore.verify.Case.good;
import static org.vicinity.certstore.verify.Case.via;

import java.math.BigInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.vicinity.certstore.fixture.Template;

/** Extensions: known and unknown, critical or not, twice, malformed, and what they say. */
final class ExtensionCases {
  private static final ASN1ObjectIdentifier UNKNOWN = new ASN1ObjectIdentifier("1.2.3.4.5.6");
  private static final ASN1ObjectIdentifier POLICY =
      new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");

  private ExtensionCases() {}

  static Stream<Case> all() {
    return Stream.of(
            everywhere(Rule.CRITICAL_EXTENSION, "the certificate", s -> s.leaf),
            everywhere(Rule.CRITICAL_EXTENSION, "the intermediate", Scenario::intermediate),
            everywhere(Rule.CRITICAL_EXTENSION, "the root", s -> s.root),
            malformed("the certificate", s -> s.leaf),
            malformed("the intermediate", Scenario::intermediate),
            malformed("the root", s -> s.root),
            usages(),
            policies(),
            identifiers())
        .flatMap(stream -> stream);
  }

  private static Stream<Case> everywhere(
      Rule rule, String where, Function<Scenario, Template> certificate) {
    return Stream.of(
        good(
            "an unknown extension in " + where + ", not critical",
            Scenario.viaIntermediate(),
            s -> certificate.apply(s).with(UNKNOWN, false, DERNull.INSTANCE)),
        via(
            "an unknown critical extension in " + where + " of a path of three",
            rule,
            s -> certificate.apply(s).with(UNKNOWN, true, DERNull.INSTANCE)),
        via(
            "a critical authority information access in " + where,
            rule,
            s -> certificate.apply(s).with(Extension.authorityInfoAccess, true, access())),
        via(
            "a critical subject key identifier in " + where,
            rule,
            s ->
                certificate
                    .apply(s)
                    .with(
                        Extension.subjectKeyIdentifier,
                        true,
                        new org.bouncycastle.asn1.x509.SubjectKeyIdentifier(
                            org.vicinity.certstore.fixture.Service.keyId(
                                certificate.apply(s).key().getPublic())))),
        via(
            "an extension twice in " + where,
            Rule.WELL_FORMED,
            s ->
                certificate
                    .apply(s)
                    .again(
                        Extension.keyUsage, true, certificate.apply(s).value(Extension.keyUsage))),
        via(
            "an unknown extension twice in " + where,
            Rule.WELL_FORMED,
            s ->
                certificate
                    .apply(s)
                    .again(UNKNOWN, false, new byte[] {5, 0})
                    .again(UNKNOWN, false, new byte[] {5, 0})));
  }

  private static Stream<Case> malformed(String where, Function<Scenario, Template> certificate) {
    return Stream.of(
        raw(
            where,
            "a keyUsage with something behind it",
            certificate,
            Extension.keyUsage,
            new byte[] {3, 2, 2, 4, 5, 0}),
        raw(
            where,
            "basicConstraints in BER",
            certificate,
            Extension.basicConstraints,
            new byte[] {0x30, (byte) 0x81, 3, 1, 1, (byte) 0xFF}),
        raw(
            where,
            "basicConstraints that are a number",
            certificate,
            Extension.basicConstraints,
            new byte[] {2, 1, 1}),
        raw(where, "an empty key usage", certificate, Extension.keyUsage, new byte[0]),
        raw(
            where,
            "a truth that is 1",
            certificate,
            Extension.basicConstraints,
            new byte[] {0x30, 3, 1, 1, 1}));
  }

  private static Stream<Case> usages() {
    return Stream.of(
        good(
            "key encipherment besides",
            s -> usage(s, KeyUsage.digitalSignature | KeyUsage.keyEncipherment)),
        good(
            "key agreement besides",
            s -> usage(s, KeyUsage.digitalSignature | KeyUsage.keyAgreement)),
        good(
            "keyUsage that is not critical",
            s -> s.leaf.with(Extension.keyUsage, false, new KeyUsage(KeyUsage.digitalSignature))),
        direct("key agreement only", Rule.KEY_USAGE, s -> usage(s, KeyUsage.keyAgreement)),
        direct(
            "a keyUsage of nothing",
            Rule.KEY_USAGE,
            s -> s.leaf.with(Extension.keyUsage, true, new DERBitString(new byte[] {0}, 0))),
        good("critical purposes", s -> purposes(s, true, KeyPurposeId.id_kp_serverAuth)),
        direct(
            "any purpose besides",
            Rule.EXTENDED_KEY_USAGE,
            s ->
                purposes(
                    s, false, KeyPurposeId.id_kp_serverAuth, KeyPurposeId.anyExtendedKeyUsage)),
        direct(
            "purposes without any",
            Rule.WELL_FORMED,
            s -> s.leaf.with(Extension.extendedKeyUsage, false, new DERSequence())),
        direct(
            "OCSP signing besides",
            Rule.EXTENDED_KEY_USAGE,
            s -> purposes(s, false, KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_OCSPSigning)),
        direct(
            "email protection only",
            Rule.EXTENDED_KEY_USAGE,
            s -> purposes(s, false, KeyPurposeId.id_kp_emailProtection)),
        good(
            "an intermediate for any purpose",
            Scenario.viaIntermediate(),
            s ->
                s.intermediate()
                    .with(
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage))),
        good(
            "a root for servers",
            s ->
                s.root.with(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))),
        via(
            "an intermediate for email",
            Rule.CA_EXTENDED_KEY_USAGE,
            s ->
                s.intermediate()
                    .with(
                        Extension.extendedKeyUsage,
                        true,
                        new ExtendedKeyUsage(KeyPurposeId.id_kp_emailProtection))),
        direct(
            "a path length in the leaf",
            Rule.LEAF_NOT_A_CA,
            s ->
                s.leaf.with(Extension.basicConstraints, true, new DERSequence(new ASN1Integer(0)))),
        via(
            "a root that is no CA",
            Rule.CA_BASIC_CONSTRAINTS,
            s -> s.root.with(Extension.basicConstraints, true, new BasicConstraints(false))),
        good(
            "a path length of 100",
            Scenario.viaIntermediate(),
            s -> s.root.with(Extension.basicConstraints, true, new BasicConstraints(100))),
        via(
            "a negative path length",
            Rule.PATH_LENGTH,
            s ->
                s.intermediate()
                    .with(
                        Extension.basicConstraints,
                        true,
                        new DERSequence(
                            new ASN1Encodable[] {
                              org.bouncycastle.asn1.ASN1Boolean.TRUE, new ASN1Integer(-1)
                            }))),
        good(
            "a leaf's key identifier",
            s ->
                s.leaf.with(
                    Extension.subjectKeyIdentifier,
                    false,
                    new org.bouncycastle.asn1.x509.SubjectKeyIdentifier(new byte[] {1}))));
  }

  private static Stream<Case> policies() {
    return Stream.of(
        good(
            "a policy everywhere that the root requires",
            Scenario.viaIntermediate(),
            s -> {
              requirePolicy(s.root);
              s.intermediate().with(Extension.certificatePolicies, false, policy(POLICY));
              s.leaf.with(Extension.certificatePolicies, false, policy(POLICY));
            }),
        via(
            "a required policy that only the intermediate has",
            Rule.PATH,
            s -> {
              requirePolicy(s.root);
              s.intermediate().with(Extension.certificatePolicies, false, policy(POLICY));
            }),
        via(
            "a required policy of another kind",
            Rule.PATH,
            s -> {
              requirePolicy(s.root);
              s.intermediate().with(Extension.certificatePolicies, false, policy(POLICY));
              s.leaf.with(Extension.certificatePolicies, false, policy(UNKNOWN));
            }),
        via(
            "any policy where it is inhibited",
            Rule.PATH,
            s -> {
              requirePolicy(s.root);
              s.root.with(Extension.inhibitAnyPolicy, true, new ASN1Integer(0));
              s.intermediate()
                  .with(
                      Extension.certificatePolicies,
                      false,
                      policy(new ASN1ObjectIdentifier("2.5.29.32.0")));
              s.leaf.with(Extension.certificatePolicies, false, policy(POLICY));
            }),
        good(
            "a policy that nobody requires",
            s -> s.leaf.with(Extension.certificatePolicies, false, policy(POLICY))));
  }

  private static Stream<Case> identifiers() {
    return Stream.of(
        direct(
            "another issuer's serial number",
            Rule.KEY_IDENTIFIER,
            s ->
                s.leaf.with(
                    Extension.authorityKeyIdentifier,
                    false,
                    bySerial(s, BigInteger.valueOf(4711)))),
        good(
            "the issuer's serial number",
            s ->
                s.leaf.with(Extension.authorityKeyIdentifier, false, bySerial(s, s.root.serial()))),
        good(
            "an empty authority key identifier",
            s -> s.leaf.with(Extension.authorityKeyIdentifier, false, new DERSequence())),
        good("no authority key identifier", s -> s.leaf.without(Extension.authorityKeyIdentifier)),
        good(
            "a root without a subject key identifier",
            s -> s.root.without(Extension.subjectKeyIdentifier)),
        good(
            "a unique identifier of the subject",
            s -> s.leaf.field(new DERTaggedObject(false, 2, new DERBitString(new byte[] {1})))),
        good("a serial number of 20 octets", s -> s.leaf.serial(BigInteger.ONE.shiftLeft(158))),
        good("serial number 1", s -> s.leaf.serial(BigInteger.ONE)),
        direct(
            "a root with serial number 0", Rule.SERIAL_NUMBER, s -> s.root.serial(BigInteger.ZERO)),
        via(
            "an intermediate with a negative serial number",
            Rule.SERIAL_NUMBER,
            s -> s.intermediate().serial(BigInteger.valueOf(-1))),
        via(
            "an intermediate with a serial number of 30 octets",
            Rule.SERIAL_NUMBER,
            s -> s.intermediate().serial(BigInteger.ONE.shiftLeft(239))),
        direct("a leaf of version 2 with extensions", Rule.WELL_FORMED, s -> s.leaf.version(2)));
  }

  private static ASN1Encodable bySerial(Scenario scenario, BigInteger serial) {
    return new AuthorityKeyIdentifier(
        new org.bouncycastle.asn1.x509.GeneralNames(
            new org.bouncycastle.asn1.x509.GeneralName(scenario.root.subject())),
        serial);
  }

  private static Case raw(
      String where,
      String what,
      Function<Scenario, Template> certificate,
      ASN1ObjectIdentifier oid,
      byte[] value) {
    return via(
        what + " in " + where,
        Rule.WELL_FORMED,
        s -> certificate.apply(s).withRaw(oid, true, value));
  }

  private static void usage(Scenario scenario, int bits) {
    scenario.leaf.with(Extension.keyUsage, true, new KeyUsage(bits));
  }

  private static void purposes(Scenario scenario, boolean critical, KeyPurposeId... purposes) {
    scenario.leaf.with(Extension.extendedKeyUsage, critical, new ExtendedKeyUsage(purposes));
  }

  private static CertificatePolicies policy(ASN1ObjectIdentifier oid) {
    return new CertificatePolicies(new PolicyInformation(oid));
  }

  private static void requirePolicy(Template root) {
    root.with(Extension.policyConstraints, true, explicitPolicy());
    root.with(Extension.certificatePolicies, false, policy(POLICY));
  }

  private static DERSequence explicitPolicy() {
    return new DERSequence(new DERTaggedObject(false, 0, new ASN1Integer(0)));
  }

  private static ASN1Encodable access() {
    return new org.bouncycastle.asn1.x509.AuthorityInformationAccess(
        org.bouncycastle.asn1.x509.X509ObjectIdentifiers.id_ad_ocsp,
        new org.bouncycastle.asn1.x509.GeneralName(
            org.bouncycastle.asn1.x509.GeneralName.uniformResourceIdentifier,
            "http://ocsp.vod.example.com/"));
  }
}
