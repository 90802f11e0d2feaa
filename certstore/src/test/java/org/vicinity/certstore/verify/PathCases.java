package org.vicinity.certstore.verify;

import static org.vicinity.certstore.verify.Case.direct;
import static org.vicinity.certstore.verify.Case.good;
import static org.vicinity.certstore.verify.Case.via;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.vicinity.certstore.fixture.Keys;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.fixture.Template;

/** Long, winding, circular and ambiguous ways from the leaf to the authority; keys on the way. */
final class PathCases {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private PathCases() {}

  static Stream<Case> all() {
    return Stream.of(lengths(), others(), keys()).flatMap(stream -> stream);
  }

  private static Stream<Case> lengths() {
    return Stream.of(
        good("two intermediates", s -> chain(s, 2)),
        good("three intermediates", s -> chain(s, 3)),
        direct("four intermediates", Rule.CHAIN_LENGTH, s -> chain(s, 4)),
        direct("eight intermediates", Rule.CHAIN_LENGTH, s -> chain(s, 8)),
        good(
            "three intermediates below a root that allows three",
            s -> {
              s.root.with(Extension.basicConstraints, true, new BasicConstraints(3));
              chain(s, 3);
            }),
        direct(
            "three intermediates below a root that allows two",
            Rule.PATH_LENGTH,
            s -> {
              s.root.with(Extension.basicConstraints, true, new BasicConstraints(2));
              chain(s, 3);
            }),
        direct(
            "two intermediates below a root that allows one",
            Rule.PATH_LENGTH,
            s -> {
              s.root.with(Extension.basicConstraints, true, new BasicConstraints(1));
              chain(s, 2);
            }),
        direct(
            "the middle one of three left out",
            Rule.ISSUER,
            s -> {
              List<X509Certificate> whole = chain(s, 3);
              s.present(chain -> List.of(whole.get(0), whole.get(1), whole.get(3)));
            }),
        direct(
                "three intermediates upside down",
                Rule.ISSUER,
                s -> {
                  List<X509Certificate> whole = chain(s, 3);
                  s.present(
                      chain -> List.of(whole.get(0), whole.get(3), whole.get(2), whole.get(1)));
                })
            .trustedWhenSearched(),
        direct(
                "an intermediate twice",
                Rule.ISSUER,
                s -> {
                  List<X509Certificate> whole = chain(s, 1);
                  s.present(chain -> List.of(whole.get(0), whole.get(1), whole.get(1)));
                })
            .trustedWhenSearched());
  }

  private static Stream<Case> others() {
    return Stream.of(
        good(
            "twenty certificates of others besides",
            Scenario.viaIntermediate(),
            s ->
                IntStream.range(0, 20)
                    .forEach(i -> s.besides(Service.root("other " + i).selfSigned()))),
        good(
            "the root among the untrusted",
            Scenario.viaIntermediate(),
            s -> {
              X509Certificate root = s.root.selfSigned();
              s.authority(root);
              s.besides(root);
            }),
        good(
            "an expired twin of the intermediate",
            Scenario.viaIntermediate(),
            s -> s.besides(twin(s).to(Service.NOW.minus(SECOND)).signedBy(s.root))),
        good(
            "a twin of the intermediate that is no CA",
            Scenario.viaIntermediate(),
            s -> s.besides(twin(s).without(Extension.basicConstraints).signedBy(s.root))),
        good(
            "an intermediate of the same name with another key",
            Scenario.viaIntermediate(),
            s -> s.besides(Service.intermediate(s.root).signedBy(s.root))),
        good(
            "an intermediate of the same name and key identifier with another key",
            Scenario.viaIntermediate(),
            s -> {
              Template impostor = Service.intermediate(s.root);
              impostor.withRaw(
                  Extension.subjectKeyIdentifier,
                  false,
                  s.intermediate().value(Extension.subjectKeyIdentifier));
              s.besides(impostor.signedBy(s.root));
            }),
        good(
            "an intermediate that another root signed as well",
            Scenario.viaIntermediate(),
            s -> {
              Template other = Service.root("other");
              s.besides(
                  other.selfSigned(),
                  twin(s).without(Extension.authorityKeyIdentifier).signedBy(other));
            }),
        good(
            "other authorities first",
            Scenario.viaIntermediate(),
            s ->
                s.otherAuthorities(Service.root("a").selfSigned(), Service.root("b").selfSigned())),
        good(
            "an authority of the same name first",
            s -> s.otherAuthorities(Service.root("vod").selfSigned())),
        good(
            "an expired authority of the same key first",
            s -> {
              Template old = Service.root("vod", s.root.key()).to(Service.NOW.minus(SECOND));
              s.otherAuthorities(old.selfSigned());
            }),
        good(
            "two intermediates that also signed each other",
            s -> {
              Template first = Service.intermediate(s.root).subject("CN=first");
              Template second = Service.intermediate(first).subject("CN=second");
              s.besides(twin(first).without(Extension.authorityKeyIdentifier).signedBy(second));
              place(s, second, second.signedBy(first), first.signedBy(s.root));
            }),
        direct(
            "intermediates that only signed each other",
            Rule.ISSUER,
            s -> {
              Template first = Service.intermediate(s.root).subject("CN=first");
              Template second = Service.intermediate(first).subject("CN=second");
              place(s, second, second.signedBy(first), first.signedBy(second));
            }),
        direct(
            "an intermediate that signed itself",
            Rule.ISSUER,
            s -> {
              Template alone = Service.root("alone");
              place(s, alone, alone.selfSigned());
            }),
        direct(
            "a leaf that signed itself",
            Rule.ISSUER,
            s -> s.present(chain -> List.of(s.leaf.selfSigned()))),
        direct(
            "a leaf that another leaf signed",
            Rule.CA_BASIC_CONSTRAINTS,
            s -> {
              Template device = Service.leaf(s.root, Scenario.HOST).subject("CN=device");
              place(s, device, device.signedBy(s.root));
            }),
        via(
            "an intermediate signed by another key",
            Rule.SIGNATURE,
            s ->
                s.present(
                    chain ->
                        List.of(chain.get(0), s.intermediate().signedBy(Service.root("vod"))))),
        direct(
            "an issuer's name in another case",
            Rule.ISSUER,
            s -> s.leaf.issuer("CN=vod private device ca, O=x")),
        good(
            "an issuer's name in upper case, which is the same",
            s -> s.leaf.issuer("CN=VOD PRIVATE DEVICE CA")),
        good(
            "an issuer's name with more space, which is the same",
            s -> s.leaf.issuer("CN=vod  private device CA")));
  }

  private static Stream<Case> keys() {
    return Stream.of(
        via(
            "an intermediate with an RSA key of 1024 bits",
            Rule.KEY_STRENGTH,
            s -> {
              s.intermediate().key(Keys.of("RSA", 1024));
              s.leaf.algorithm("SHA256withRSA").without(Extension.authorityKeyIdentifier);
            }),
        good(
            "an intermediate with an RSA key of 2048 bits",
            Scenario.viaIntermediate(),
            s -> {
              s.intermediate().key(Keys.of("RSA", 2048));
              s.leaf.algorithm("SHA256withRSA").without(Extension.authorityKeyIdentifier);
            }),
        via(
            "an intermediate signed with SHA-1",
            Rule.SIGNATURE_ALGORITHM,
            s -> s.intermediate().algorithm("SHA1withECDSA")),
        via(
            "an intermediate signed with SHA-224",
            Rule.SIGNATURE_ALGORITHM,
            s -> s.intermediate().algorithm("SHA224withECDSA")),
        good("SHA-384 with P-256", s -> s.leaf.algorithm("SHA384withECDSA")),
        good("SHA-512 with P-256", s -> s.leaf.algorithm("SHA512withECDSA")),
        good("a leaf's key on P-384", s -> s.leaf.key(Keys.ec("secp384r1"))),
        good("a leaf's key on P-521", s -> s.leaf.key(Keys.ec("secp521r1"))),
        direct("an RSA key of 512 bits", Rule.KEY_STRENGTH, s -> s.leaf.key(Keys.of("RSA", 512))),
        direct("an RSA key of 2040 bits", Rule.KEY_STRENGTH, s -> s.leaf.key(Keys.of("RSA", 2040))),
        direct(
            "an X25519 key",
            Rule.KEY_STRENGTH,
            s -> s.leaf.publicKey(Keys.of("X25519", 0).getPublic())),
        direct("an Ed448 key", Rule.KEY_STRENGTH, s -> s.leaf.key(Keys.of("Ed448", 0))),
        direct(
            "a signature of nothing", Rule.SIGNATURE, s -> s.leaf.signature(bytes -> new byte[0])),
        direct(
            "a signature of zeros",
            Rule.SIGNATURE,
            s -> s.leaf.signature(bytes -> new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0})),
        direct(
            "a signature cut short",
            Rule.SIGNATURE,
            s -> s.leaf.signature(bytes -> java.util.Arrays.copyOf(bytes, bytes.length / 2))));
  }

  /** Puts so many intermediates between; returns what is then presented. */
  private static List<X509Certificate> chain(Scenario scenario, int intermediates) {
    List<X509Certificate> way = new ArrayList<>();
    Template issuer = scenario.root;
    for (int i = 1; i <= intermediates; i++) {
      Template next = Service.intermediate(issuer).subject("CN=level " + i);
      way.add(next.signedBy(issuer));
      issuer = next;
    }
    Collections.reverse(way);
    return place(scenario, issuer, way.toArray(X509Certificate[]::new));
  }

  private static List<X509Certificate> place(
      Scenario scenario, Template issuer, X509Certificate... way) {
    Template leaf = Service.leaf(issuer, Scenario.HOST);
    List<X509Certificate> whole = new ArrayList<>(List.of(leaf.signedBy(issuer)));
    whole.addAll(List.of(way));
    scenario.expectedKey = Optional.of(leaf.key().getPublic());
    scenario.present(chain -> whole);
    return whole;
  }

  private static Template twin(Scenario scenario) {
    return Service.intermediate(scenario.root)
        .key(scenario.intermediate().key())
        .withRaw(
            Extension.subjectKeyIdentifier,
            false,
            scenario.intermediate().value(Extension.subjectKeyIdentifier));
  }

  private static Template twin(Template ca) {
    return Service.intermediate(ca)
        .subject(ca.subject().toString())
        .key(ca.key())
        .withRaw(Extension.subjectKeyIdentifier, false, ca.value(Extension.subjectKeyIdentifier));
  }
}
