package org.vicinity.certstore.verify;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.vicinity.certstore.fixture.Keys;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.fixture.Template;

/** Good chains with one thing broken each, and the rule that it breaks. */
final class BrokenChains {
  /** A broken chain. */
  record Broken(String what, Rule rule, Scenario scenario) {
    @Override
    public String toString() {
      return rule + ": " + what;
    }
  }

  private static final ASN1ObjectIdentifier UNKNOWN = new ASN1ObjectIdentifier("1.2.3.4.5");
  private static final byte[] NOT_ASN1 = {0x30, 0x7F, 1};
  private static final String WEAK_MD5 = "MD5withRSA";
  private static final Duration SECOND = Duration.ofSeconds(1);

  private BrokenChains() {}

  static Stream<Broken> all() {
    return Stream.of(
            form(),
            links(),
            algorithms(),
            keys(),
            signaturesAndDates(),
            authorities(),
            names(),
            leaves())
        .flatMap(stream -> stream);
  }

  private static Stream<Broken> form() {
    return Stream.of(
        direct("no certificate", Rule.CHAIN_LENGTH, s -> s.present(chain -> List.of())),
        direct(
            "five certificates",
            Rule.CHAIN_LENGTH,
            s -> s.present(chain -> java.util.Collections.nCopies(5, chain.get(0)))),
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

  private static Stream<Broken> links() {
    return Stream.of(
        via(
            "an intermediate without a subject",
            Rule.CA_SUBJECT,
            s -> {
              s.intermediate().subject("").with(Extension.subjectAlternativeName, true, dns("a"));
              s.leaf.issuer("CN=device issuing CA");
            }),
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
            s -> s.present(chain -> List.of(chain.get(1), chain.get(0)))),
        via(
            "an intermediate too many",
            Rule.ISSUER,
            s -> s.present(chain -> List.of(chain.get(0), chain.get(1), foreignLeaf()))),
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

  private static Stream<Broken> algorithms() {
    return Stream.of(
        direct(
            "a leaf signed with SHA-1",
            Rule.SIGNATURE_ALGORITHM,
            s -> s.leaf.algorithm("SHA1withECDSA")),
        direct(
            "a root signed with SHA-1",
            Rule.SIGNATURE_ALGORITHM,
            s -> s.root.algorithm("SHA1withECDSA")),
        broken(
            "a leaf signed with RSA and SHA-1",
            Rule.SIGNATURE_ALGORITHM,
            rsa(),
            s -> s.leaf.algorithm("SHA1withRSA")),
        broken(
            "a leaf signed with MD5",
            Rule.SIGNATURE_ALGORITHM,
            rsa(),
            s -> s.leaf.algorithm(WEAK_MD5)),
        broken(
            "RSASSA-PSS with SHA-1",
            Rule.SIGNATURE_ALGORITHM,
            rsa(),
            s ->
                s.leaf.namedAlgorithm(
                    new AlgorithmIdentifier(
                        PKCSObjectIdentifiers.id_RSASSA_PSS,
                        new RSASSAPSSparams(
                            RSASSAPSSparams.DEFAULT_HASH_ALGORITHM,
                            RSASSAPSSparams.DEFAULT_MASK_GEN_FUNCTION,
                            RSASSAPSSparams.DEFAULT_SALT_LENGTH,
                            RSASSAPSSparams.DEFAULT_TRAILER_FIELD)))),
        direct(
            "another algorithm inside than outside",
            Rule.SIGNATURE_ALGORITHM,
            s -> s.leaf.innerAlgorithm("SHA384withECDSA")),
        direct(
            "parameters on an ECDSA algorithm",
            Rule.SIGNATURE_ALGORITHM,
            s ->
                s.leaf.namedAlgorithm(
                    new AlgorithmIdentifier(
                        X9ObjectIdentifiers.ecdsa_with_SHA256, DERNull.INSTANCE))),
        broken(
            "a leaf signed with Ed25519",
            Rule.SIGNATURE_ALGORITHM,
            Scenario.direct(Keys.of("Ed25519", 0), "Ed25519"),
            s -> {}));
  }

  private static Stream<Broken> keys() {
    return Stream.of(
        direct("an RSA key of 1024 bits", Rule.KEY_STRENGTH, s -> s.leaf.key(Keys.of("RSA", 1024))),
        broken(
            "a root with an RSA key of 1024 bits",
            Rule.KEY_STRENGTH,
            Scenario.direct(Keys.of("RSA", 1024), "SHA256withRSA"),
            s -> {}),
        direct(
            "an RSA key with an even exponent",
            Rule.KEY_STRENGTH,
            s -> s.leaf.publicKey(rsaKey(BigInteger.valueOf(65_536)))),
        direct(
            "an RSA key with an exponent of 65 bits",
            Rule.KEY_STRENGTH,
            s -> s.leaf.publicKey(rsaKey(BigInteger.ONE.shiftLeft(64).setBit(0)))),
        direct("a DSA key", Rule.KEY_STRENGTH, s -> s.leaf.key(Keys.of("DSA", 2048))),
        direct("an Ed25519 key", Rule.KEY_STRENGTH, s -> s.leaf.key(Keys.of("Ed25519", 0))),
        direct(
            "a key on the curve P-224",
            Rule.KEY_STRENGTH,
            s -> s.leaf.publicKey(bouncy("secp224r1").getPublic())),
        direct(
            "a key on the curve secp256k1",
            Rule.KEY_STRENGTH,
            s -> s.leaf.publicKey(bouncy("secp256k1").getPublic())));
  }

  private static Stream<Broken> signaturesAndDates() {
    return Stream.of(
        direct("a bit of the signature changed", Rule.SIGNATURE, s -> flip(s.leaf)),
        direct("a bit of the root's signature changed", Rule.SIGNATURE, s -> flip(s.root)),
        via("a bit of the intermediate's changed", Rule.SIGNATURE, s -> flip(s.intermediate())),
        direct(
            "a CA of the same name with another key",
            Rule.SIGNATURE,
            s -> {
              s.leaf.without(Extension.authorityKeyIdentifier);
              s.authority(Service.root("vod").selfSigned());
            }),
        direct(
            "a root that another key signed",
            Rule.SIGNATURE,
            s -> s.authority(s.root.signedBy(Service.root("vod")))),
        direct(
            "a leaf that begins later",
            Rule.NOT_YET_VALID,
            s -> s.leaf.from(Service.NOW.plus(SECOND))),
        direct(
            "a root that begins later",
            Rule.NOT_YET_VALID,
            s -> s.root.from(Service.NOW.plus(SECOND))),
        direct("a clock in 1970", Rule.NOT_YET_VALID, s -> s.at = java.time.Instant.EPOCH),
        direct("a leaf that ended", Rule.EXPIRED, s -> s.leaf.to(Service.NOW.minus(SECOND))),
        via(
            "an intermediate that ended",
            Rule.EXPIRED,
            s -> s.intermediate().to(Service.NOW.minus(SECOND))),
        direct("a root that ended", Rule.EXPIRED, s -> s.root.to(Service.NOW.minus(SECOND))));
  }

  private static Stream<Broken> authorities() {
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
            BrokenChains::secondIntermediate),
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

  private static Stream<Broken> names() {
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
                        null))),
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

  private static Stream<Broken> leaves() {
    return Stream.of(
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

  private static Broken direct(String what, Rule rule, Consumer<Scenario> change) {
    return broken(what, rule, Scenario.direct(), change);
  }

  private static Broken via(String what, Rule rule, Consumer<Scenario> change) {
    return broken(what, rule, Scenario.viaIntermediate(), change);
  }

  private static Broken san(String what, GeneralName... names) {
    return direct(
        what,
        Rule.SUBJECT_ALTERNATIVE_NAME,
        s -> s.leaf.with(Extension.subjectAlternativeName, false, new GeneralNames(names)));
  }

  private static Broken usage(String what, int bits) {
    return direct(
        what, Rule.KEY_USAGE, s -> s.leaf.with(Extension.keyUsage, true, new KeyUsage(bits)));
  }

  private static Broken purposes(String what, KeyPurposeId... purposes) {
    return direct(
        what,
        Rule.EXTENDED_KEY_USAGE,
        s -> s.leaf.with(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes)));
  }

  private static Broken broken(
      String what, Rule rule, Scenario scenario, Consumer<Scenario> change) {
    return new Broken(what, rule, scenario.with(change));
  }

  private static Scenario rsa() {
    return Scenario.direct(Keys.of("RSA", 2048), "SHA256withRSA");
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

  private static void flip(Template template) {
    template.signature(
        bytes -> {
          bytes[bytes.length - 1] ^= 1;
          return bytes;
        });
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

  private static java.security.cert.X509Certificate foreignLeaf() {
    Template other = Service.root("other");
    return Service.leaf(other, Scenario.HOST).signedBy(other);
  }

  private static PublicKey rsaKey(BigInteger exponent) {
    try {
      BigInteger modulus = ((RSAPublicKey) Keys.of("RSA", 2048).getPublic()).getModulus();
      return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair bouncy(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", new BouncyCastleProvider());
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static GeneralNames dns(String name) {
    return new GeneralNames(dnsName(name));
  }

  private static GeneralName dnsName(String name) {
    return new GeneralName(GeneralName.dNSName, name);
  }

  private static NameConstraints permit(GeneralName name) {
    return new NameConstraints(new GeneralSubtree[] {new GeneralSubtree(name)}, null);
  }

  private static NameConstraints exclude(GeneralName name) {
    return new NameConstraints(null, new GeneralSubtree[] {new GeneralSubtree(name)});
  }

  private static DERSequence explicitPolicy() {
    return new DERSequence(new DERTaggedObject(false, 0, new ASN1Integer(0)));
  }
}
