package org.vicinity.certstore.verify;

import com.google.common.io.BaseEncoding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x509.Certificate;

/**
 * One certificate of a path under test, parsed once.
 *
 * @param role what to call it in a refusal
 * @param x509 as the JDK sees it
 * @param asn1 as Bouncy Castle sees it
 * @param extensions its extensions
 */
record PathCertificate(
    String role, X509Certificate x509, Certificate asn1, ParsedExtensions extensions) {
  /** Far above what any device or CA needs; bounds the work on hostile extensions. */
  private static final int MAX_DER = 16 * 1024;

  private static final int FINGERPRINT = 8;

  static PathCertificate parse(String role, X509Certificate x509) throws Refusal {
    try {
      byte[] der = x509.getEncoded();
      if (der.length > MAX_DER) {
        throw new Refusal(
            Rule.WELL_FORMED,
            role + " of " + der.length + " bytes",
            "at most " + MAX_DER + " bytes");
      }
      Certificate asn1 = Certificate.getInstance(der);
      if (!Arrays.equals(der, asn1.getEncoded(ASN1Encoding.DER))) {
        throw new Refusal(Rule.WELL_FORMED, role + " in another encoding than DER", "DER");
      }
      return new PathCertificate(role, x509, asn1, extensions(role, asn1));
    } catch (CertificateEncodingException | IOException | RuntimeException malformed) {
      throw new Refusal(Rule.WELL_FORMED, role + " that does not decode", "DER as in RFC 5280");
    }
  }

  private static ParsedExtensions extensions(String role, Certificate asn1) throws Refusal {
    try {
      return ParsedExtensions.of(asn1.getTBSCertificate().getExtensions());
    } catch (IllegalArgumentException malformed) {
      throw new Refusal(
          Rule.WELL_FORMED,
          role + " with a part that does not decode: " + malformed.getMessage(),
          "DER as in RFC 5280");
    }
  }

  /** Says whether it names itself as its issuer (RFC 5280 section 6.1). */
  boolean isSelfIssued() {
    return x509.getSubjectX500Principal().equals(x509.getIssuerX500Principal());
  }

  /** Returns its issuer, for a refusal. */
  String issuer() {
    return NameText.quoted(x509.getIssuerX500Principal().getName());
  }

  PublicKey key() {
    return x509.getPublicKey();
  }

  /** Returns its subject, for a refusal. */
  String subject() {
    return NameText.quoted(x509.getSubjectX500Principal().getName());
  }

  /** Returns a key's encoding as something to compare. */
  static ByteBuffer encoded(PublicKey key) {
    byte[] encoded = key.getEncoded();
    // A key without an encoding equals no other.
    return ByteBuffer.wrap(encoded == null ? new byte[0] : encoded).asReadOnlyBuffer();
  }

  /** Returns a short fingerprint of a key, for a refusal. */
  static String fingerprint(PublicKey key) {
    try {
      ByteBuffer encoded = encoded(key);
      byte[] bytes = new byte[encoded.remaining()];
      encoded.get(bytes);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return key.getAlgorithm()
          + " key with SHA-256 "
          + BaseEncoding.base16().lowerCase().encode(digest, 0, FINGERPRINT)
          + "...";
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
