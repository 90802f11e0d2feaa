package org.vicinity.channel.testing;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Keys, requests and certificates for tests; a fresh serial number for each. */
public final class TestCertificates {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

  private TestCertificates() {}

  /**
   * An issuer.
   *
   * @param key its key pair
   * @param certificate its own certificate
   */
  public record Authority(KeyPair key, X509Certificate certificate) {}

  /** Makes a key pair on that curve, such as {@code secp256r1}. */
  public static KeyPair key(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes a key pair on P-256. */
  public static KeyPair key() {
    return key("secp256r1");
  }

  /** Makes a self-signed CA, valid for 20 years from 2026 on. */
  public static Authority authority(String name) {
    KeyPair key = key();
    X500Principal subject = new X500Principal("CN=" + name);
    return new Authority(key, certificate(subject, key.getPublic(), subject, key, true, 7300));
  }

  /** Issues an end-entity certificate, valid for 90 days from 2026-01-01 on. */
  public static X509Certificate issue(Authority issuer, String name, PublicKey key) {
    return issue(issuer, name, key, 90);
  }

  /** Issues an end-entity certificate, valid for that many days from 2026-01-01 on. */
  public static X509Certificate issue(Authority issuer, String name, PublicKey key, int days) {
    return certificate(
        new X500Principal("CN=" + name),
        key,
        issuer.certificate().getSubjectX500Principal(),
        issuer.key(),
        false,
        days);
  }

  /** Makes a PKCS#10 request in DER. */
  public static byte[] request(String name, KeyPair key) {
    try {
      return new JcaPKCS10CertificationRequestBuilder(
              new X500Principal("CN=" + name), key.getPublic())
          .build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))
          .getEncoded();
    } catch (OperatorCreationException | java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X509Certificate certificate(
      X500Principal subject,
      PublicKey key,
      X500Principal issuer,
      KeyPair issuerKey,
      boolean authority,
      int days) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuer,
              new BigInteger(64, new java.security.SecureRandom()),
              Date.from(FROM),
              Date.from(FROM.plus(days, ChronoUnit.DAYS)),
              subject,
              key);
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey.getPrivate())));
    } catch (OperatorCreationException | CertIOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
