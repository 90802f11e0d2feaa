package org.vicinity.demo.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Certificates that prove a key and nothing else. */
public final class SelfSigned {
  private static final Duration LIFE = Duration.ofDays(1);

  private SelfSigned() {}

  /** Returns a certificate of that key for that DNS name, signed by itself, for a day. */
  public static X509Certificate certificate(String dnsName, KeyPair pair, Instant now) {
    X500Principal subject = new X500Principal("CN=not certified yet");
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            subject,
            new BigInteger(127, new SecureRandom()).setBit(0),
            Date.from(now.minus(LIFE)),
            Date.from(now.plus(LIFE)),
            subject,
            pair.getPublic());
    try {
      builder.addExtension(
          Extension.subjectAlternativeName, false, CertificateAuthority.dnsNames(List.of(dnsName)));
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    } catch (IOException | OperatorCreationException | CertificateException e) {
      throw new IllegalStateException("a certificate of our own making cannot be encoded", e);
    }
  }
}
