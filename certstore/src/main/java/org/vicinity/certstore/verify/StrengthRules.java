package org.vicinity.certstore.verify;

import com.google.common.collect.Sets;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/**
 * Signature algorithms and keys. Allowed is what is strong <em>and</em> what the engine verifies:
 * Ed25519 is strong, but the engine knows no certificate with it.
 */
final class StrengthRules {
  private static final String ALGORITHMS =
      "ECDSA, RSA or RSASSA-PSS with SHA-256, SHA-384 or SHA-512";
  private static final String KEYS = "RSA of 2048 to 8192 bits, or EC on P-256, P-384 or P-521";
  private static final int MIN_RSA = 2048;
  private static final int MAX_RSA = 8192;
  private static final int MAX_EXPONENT_BITS = 33;

  private static final Set<ASN1ObjectIdentifier> ECDSA =
      Set.of(
          X9ObjectIdentifiers.ecdsa_with_SHA256,
          X9ObjectIdentifiers.ecdsa_with_SHA384,
          X9ObjectIdentifiers.ecdsa_with_SHA512);
  private static final Set<ASN1ObjectIdentifier> RSA =
      Set.of(
          PKCSObjectIdentifiers.sha256WithRSAEncryption,
          PKCSObjectIdentifiers.sha384WithRSAEncryption,
          PKCSObjectIdentifiers.sha512WithRSAEncryption);

  /** Digests for RSASSA-PSS, with their lengths in bytes: the only salt lengths taken. */
  private static final Map<ASN1ObjectIdentifier, Integer> PSS_DIGESTS =
      Map.of(
          NISTObjectIdentifiers.id_sha256, 32,
          NISTObjectIdentifiers.id_sha384, 48,
          NISTObjectIdentifiers.id_sha512, 64);

  private static final Set<ASN1ObjectIdentifier> KNOWN =
      Sets.union(Sets.union(ECDSA, RSA), Set.of(PKCSObjectIdentifiers.id_RSASSA_PSS));

  private static final Set<ASN1ObjectIdentifier> CURVES =
      Set.of(
          SECObjectIdentifiers.secp256r1,
          SECObjectIdentifiers.secp384r1,
          SECObjectIdentifiers.secp521r1);

  private StrengthRules() {}

  static void check(CertificationPath path) throws Refusal {
    for (PathCertificate certificate : path.certificates()) {
      signatureAlgorithm(certificate);
    }
    for (PathCertificate certificate : path.certificates()) {
      if (!isStrongKey(certificate)) {
        throw new Refusal(
            Rule.KEY_STRENGTH, certificate.role() + " with " + describe(certificate), KEYS);
      }
    }
  }

  private static void signatureAlgorithm(PathCertificate certificate) throws Refusal {
    AlgorithmIdentifier outer = certificate.asn1().getSignatureAlgorithm();
    String name = certificate.x509().getSigAlgName();
    if (!outer.equals(certificate.asn1().getTBSCertificate().getSignature())) {
      throw new Refusal(
          Rule.SIGNATURE_ALGORITHM,
          certificate.role() + " signed with " + name + " but naming another algorithm inside",
          "the same algorithm in both places");
    }
    if (!isStrong(outer)) {
      boolean known = KNOWN.contains(outer.getAlgorithm());
      throw new Refusal(
          Rule.SIGNATURE_ALGORITHM,
          certificate.role()
              + " signed with "
              + name
              + (known ? " and weak or odd parameters" : ""),
          ALGORITHMS);
    }
  }

  static boolean isStrong(AlgorithmIdentifier algorithm) {
    ASN1ObjectIdentifier oid = algorithm.getAlgorithm();
    ASN1Encodable parameters = algorithm.getParameters();
    if (ECDSA.contains(oid)) {
      return parameters == null;
    }
    if (RSA.contains(oid)) {
      return DERNull.INSTANCE.equals(parameters);
    }
    return PKCSObjectIdentifiers.id_RSASSA_PSS.equals(oid) && isStrongPss(parameters);
  }

  private static boolean isStrongPss(ASN1Encodable parameters) {
    try {
      RSASSAPSSparams pss = RSASSAPSSparams.getInstance(parameters);
      if (pss == null) {
        return false;
      }
      ASN1ObjectIdentifier digest = pss.getHashAlgorithm().getAlgorithm();
      AlgorithmIdentifier mask = pss.getMaskGenAlgorithm();
      Integer salt = PSS_DIGESTS.get(digest);
      return salt != null
          && mask.getAlgorithm().equals(PKCSObjectIdentifiers.id_mgf1)
          && AlgorithmIdentifier.getInstance(mask.getParameters()).getAlgorithm().equals(digest)
          && pss.getSaltLength().equals(BigInteger.valueOf(salt))
          && pss.getTrailerField().equals(BigInteger.ONE);
    } catch (IllegalArgumentException | IllegalStateException malformed) {
      return false;
    }
  }

  static boolean isStrongKey(PathCertificate certificate) {
    PublicKey key = certificate.key();
    AlgorithmIdentifier algorithm = certificate.asn1().getSubjectPublicKeyInfo().getAlgorithm();
    if (algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
      return algorithm.getParameters() instanceof ASN1ObjectIdentifier curve
          && CURVES.contains(curve);
    }
    if (algorithm.getAlgorithm().equals(PKCSObjectIdentifiers.rsaEncryption)
        && key instanceof RSAPublicKey rsa) {
      int bits = rsa.getModulus().bitLength();
      BigInteger exponent = rsa.getPublicExponent();
      return bits >= MIN_RSA
          && bits <= MAX_RSA
          && exponent.testBit(0)
          && exponent.compareTo(BigInteger.ONE) > 0
          && exponent.bitLength() <= MAX_EXPONENT_BITS;
    }
    return false;
  }

  private static String describe(PathCertificate certificate) {
    if (certificate.key() instanceof RSAPublicKey rsa) {
      BigInteger exponent = rsa.getPublicExponent();
      return "an RSA key of "
          + rsa.getModulus().bitLength()
          + " bits and an exponent of "
          + (exponent.bitLength() <= MAX_EXPONENT_BITS ? exponent : exponent.bitLength() + " bits");
    }
    AlgorithmIdentifier algorithm = certificate.asn1().getSubjectPublicKeyInfo().getAlgorithm();
    return "a key of algorithm "
        + algorithm.getAlgorithm()
        + (algorithm.getParameters() instanceof ASN1ObjectIdentifier curve
            ? " on curve " + curve
            : "");
  }
}
