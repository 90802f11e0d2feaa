package org.vicinity.certstore.verify;

import static org.vicinity.certstore.verify.Case.direct;
import static org.vicinity.certstore.verify.Case.dnsName;
import static org.vicinity.certstore.verify.Case.via;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.fixture.Template;

/** Certificates that are malformed or do not link up. */
final class BrokenForms {
  private static final ASN1ObjectIdentifier UNKNOWN = new ASN1ObjectIdentifier("1.2.3.4.5");
  private static final byte[] NOT_ASN1 = {0x30, 0x7F, 1};

  private BrokenForms() {}

  static Stream<Case> all() {
    return Stream.of(form(), links()).flatMap(stream -> stream);
  }

  private static Stream<Case> form() {
    return Stream.of(
        direct("no certificate", Rule.CHAIN_LENGTH, s -> s.present(chain -> List.of())),
        direct(
                "five certificates",
                Rule.CHAIN_LENGTH,
                s -> s.present(chain -> java.util.Collections.nCopies(5, chain.get(0))))
            .trustedWhenSearched(),
        direct(
            "a subjectAltName that does not decode",
            Rule.WELL_FORMED,
            s -> s.leaf.withRaw(Extension.subjectAlternativeName, false, NOT_ASN1)),
        direct(
            "a keyUsage of another type",
            Rule.WELL_FORMED,
            s -> s.leaf.withRaw(Extension.keyUsage, false, new byte[] {5, 0})),
        direct(
            "a certificate of 20 kilobytes",
            Rule.WELL_FORMED,
            s -> s.leaf.with(UNKNOWN, false, new DEROctetString(new byte[20_000]))),
        direct("a leaf of version 1", Rule.VERSION, s -> plain(s.leaf)),
        direct("a root of version 1", Rule.VERSION, s -> plain(s.root)),
        direct("serial number 0", Rule.SERIAL_NUMBER, s -> s.leaf.serial(BigInteger.ZERO)),
        direct(
            "a negative serial number",
            Rule.SERIAL_NUMBER,
            s -> s.leaf.serial(BigInteger.valueOf(-4711))),
        direct(
            "a serial number of 21 octets",
            Rule.SERIAL_NUMBER,
            s -> s.leaf.serial(BigInteger.ONE.shiftLeft(160))));
  }

  private static Stream<Case> links() {
    return Stream.of(
        via(
                "an intermediate without a subject",
                Rule.CA_SUBJECT,
                s -> {
                  s.intermediate()
                      .subject("")
                      .with(Extension.subjectAlternativeName, true, dns("a"));
                  s.leaf.issuer("CN=device issuing CA");
                })
            .searched(Rule.ISSUER),
        via(
            "an authority that another CA issued",
            Rule.AUTHORITY_IS_ROOT,
            s -> s.authority(s.intermediate().signedBy(s.root))),
        direct(
            "a leaf of another CA", Rule.ISSUER, s -> s.present(chain -> List.of(foreignLeaf()))),
        direct("another issuer's name", Rule.ISSUER, s -> s.leaf.issuer("CN=somebody else")),
        via("the intermediate left out", Rule.ISSUER, s -> s.present(chain -> chain.subList(0, 1))),
        via(
                "leaf and intermediate in the wrong order",
                Rule.ISSUER,
                s -> s.present(chain -> List.of(chain.get(1), chain.get(0))))
            .searched(Rule.LEAF_NOT_A_CA),
        via(
                "an intermediate too many",
                Rule.ISSUER,
                s -> s.present(chain -> List.of(chain.get(0), chain.get(1), foreignLeaf())))
            .trustedWhenSearched(),
        direct(
            "a swapped CA of another name",
            Rule.ISSUER,
            s -> s.authority(Service.root("evil").selfSigned())),
        direct(
            "another key identifier than the issuer's",
            Rule.KEY_IDENTIFIER,
            s ->
                s.leaf.with(
                    Extension.authorityKeyIdentifier,
                    false,
                    new AuthorityKeyIdentifier(new byte[] {1, 2, 3}))),
        direct(
            "a root with the key of a public root",
            Rule.NOT_A_SYSTEM_ROOT,
            s -> s.trustsAsSystemRoot(s.root.key().getPublic())),
        via(
            "an intermediate with the key of a public root",
            Rule.NOT_A_SYSTEM_ROOT,
            s -> s.trustsAsSystemRoot(s.intermediate().key().getPublic())),
        direct(
            "no list of public roots",
            Rule.NOT_A_SYSTEM_ROOT,
            s -> s.systemRoots = new SystemRoots(Optional.empty())));
  }

  private static void plain(Template template) {
    template
        .version(1)
        .without(Extension.basicConstraints)
        .without(Extension.keyUsage)
        .without(Extension.extendedKeyUsage)
        .without(Extension.subjectAlternativeName)
        .without(Extension.subjectKeyIdentifier)
        .without(Extension.authorityKeyIdentifier);
  }

  private static java.security.cert.X509Certificate foreignLeaf() {
    Template other = Service.root("other");
    return Service.leaf(other, Scenario.HOST).signedBy(other);
  }

  private static GeneralNames dns(String name) {
    return new GeneralNames(dnsName(name));
  }
}
