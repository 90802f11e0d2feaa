package org.vicinity.certstore.verify;

import static org.vicinity.certstore.verify.Case.dnsName;
import static org.vicinity.certstore.verify.Case.good;
import static org.vicinity.certstore.verify.Case.permit;

import java.security.spec.MGF1ParameterSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.vicinity.certstore.fixture.Keys;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.fixture.Template;

/** Chains with nothing wrong, up to the edges of what is allowed. */
final class GoodChains {
  private GoodChains() {}

  static Stream<Case> all() {
    return Stream.of(
        good("leaf below the root", Scenario.direct(), s -> {}),
        good("leaf below an intermediate", Scenario.viaIntermediate(), s -> {}),
        good("P-384", Scenario.direct(Keys.ec("secp384r1"), "SHA384withECDSA"), s -> {}),
        good("P-521", Scenario.direct(Keys.ec("secp521r1"), "SHA512withECDSA"), s -> {}),
        good("RSA of 2048 bits", Scenario.direct(Keys.of("RSA", 2048), "SHA256withRSA"), s -> {}),
        good("RSA with SHA-512", Scenario.direct(Keys.of("RSA", 2048), "SHA512withRSA"), s -> {}),
        good("RSASSA-PSS", pss(), s -> {}),
        good("an RSA key for the device", Scenario.direct(), s -> s.leaf.key(Keys.of("RSA", 2048))),
        good(
            "a foreign common name, which does not count",
            Scenario.direct(),
            s -> s.leaf.subject("CN=bank.com")),
        good(
            "no subject and a critical subjectAltName",
            Scenario.direct(),
            s ->
                s.leaf
                    .subject("")
                    .with(
                        Extension.subjectAlternativeName,
                        true,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, Scenario.HOST)))),
        good(
            "no basicConstraints",
            Scenario.direct(),
            s -> s.leaf.without(Extension.basicConstraints)),
        good(
            "no key identifiers",
            Scenario.direct(),
            s -> {
              s.leaf.without(Extension.authorityKeyIdentifier);
              s.root.without(Extension.subjectKeyIdentifier);
            }),
        good(
            "clientAuth besides serverAuth",
            Scenario.direct(),
            s ->
                s.leaf.with(
                    Extension.extendedKeyUsage,
                    false,
                    new ExtendedKeyUsage(
                        new KeyPurposeId[] {
                          KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
                        }))),
        good(
            "90 days to the second",
            Scenario.direct(),
            s -> s.leaf.valid(Service.NOW, Service.NOW.plus(Duration.ofDays(90)))),
        good("the first second", Scenario.direct(), s -> s.leaf.from(Service.NOW)),
        good("the last second", Scenario.direct(), s -> s.leaf.to(Service.NOW)),
        good(
            "a path length of none",
            Scenario.direct(),
            s -> s.root.with(Extension.basicConstraints, true, new BasicConstraints(0))),
        good(
            "a path length of one, used",
            Scenario.viaIntermediate(),
            s -> s.root.with(Extension.basicConstraints, true, new BasicConstraints(1))),
        good(
            "name constraints that permit the name",
            Scenario.viaIntermediate(),
            s -> {
              s.root.with(Extension.nameConstraints, true, permit(dnsName("local")));
              s.intermediate()
                  .with(Extension.nameConstraints, true, permit(dnsName("vod-example-com.local")));
            }),
        good(
            "an intermediate for servers",
            Scenario.viaIntermediate(),
            s ->
                s.intermediate()
                    .with(
                        Extension.extendedKeyUsage,
                        false,
                        new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))),
        good(
            "critical certificate policies",
            Scenario.direct(),
            s ->
                s.leaf.with(
                    Extension.certificatePolicies,
                    true,
                    new CertificatePolicies(
                        new PolicyInformation(new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"))))),
        good(
            "an unknown extension that is not critical",
            Scenario.direct(),
            s -> s.leaf.withRaw(new ASN1ObjectIdentifier("1.2.3.4"), false, new byte[] {5, 0})),
        good("the authority at the end", Scenario.viaIntermediate(), GoodChains::withAuthority),
        good(
            "a renewed key of the root, which does not count for the path length",
            GoodChains::renewed));
  }

  private static Scenario pss() {
    var parameters =
        new java.security.spec.PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);
    Scenario scenario = Scenario.direct(Keys.of("RSA", 2048), "SHA256withRSA");
    scenario.root.pss(parameters);
    scenario.leaf.pss(parameters);
    return scenario;
  }

  private static void withAuthority(Scenario scenario) {
    var authority = scenario.root.selfSigned();
    scenario.authority(authority);
    scenario.present(chain -> List.of(chain.get(0), chain.get(1), authority));
  }

  private static void renewed(Scenario scenario) {
    Template root = Service.root("vod");
    root.with(Extension.basicConstraints, true, new BasicConstraints(0));
    Template renewed = Service.root("vod");
    Template leaf = Service.leaf(renewed, Scenario.HOST);
    scenario.authority(root.selfSigned());
    scenario.expectedKey = Optional.of(leaf.key().getPublic());
    scenario.present(chain -> List.of(leaf.signedBy(renewed), renewed.signedBy(root)));
  }
}
