package org.vicinity.certstore.verify;

import static org.vicinity.certstore.verify.Case.broken;
import static org.vicinity.certstore.verify.Case.direct;
import static org.vicinity.certstore.verify.Case.via;

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
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.vicinity.certstore.fixture.Keys;
import org.vicinity.certstore.fixture.Service;
import org.vicinity.certstore.fixture.Template;

/** Weak algorithms and keys, wrong signatures, wrong dates. */
final class BrokenSignatures {
  private static final String WEAK_MD5 = "MD5withRSA";
  private static final Duration SECOND = Duration.ofSeconds(1);

  private BrokenSignatures() {}

  static Stream<Case> all() {
    return Stream.of(algorithms(), keys(), signaturesAndDates()).flatMap(stream -> stream);
  }

  private static Stream<Case> algorithms() {
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
                s -> s.leaf.innerAlgorithm("SHA384withECDSA"))
            .searched(Rule.WELL_FORMED),
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

  private static Stream<Case> keys() {
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

  private static Stream<Case> signaturesAndDates() {
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

  private static Scenario rsa() {
    return Scenario.direct(Keys.of("RSA", 2048), "SHA256withRSA");
  }

  private static void flip(Template template) {
    template.signature(
        bytes -> {
          bytes[bytes.length - 1] ^= 1;
          return bytes;
        });
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
}
