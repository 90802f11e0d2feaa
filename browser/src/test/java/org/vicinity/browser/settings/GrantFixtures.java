package org.vicinity.browser.settings;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantId;
import org.vicinity.certstore.grant.GrantedDevice;
import org.vicinity.certstore.grant.User;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.certstore.name.Origin;

/** Grants with real certificates, for tests of what shows or uses them. */
public final class GrantFixtures {
  private static final KeyPair CA_KEY = keyPair();
  private static final X509Certificate CA =
      certificate("CA of the tests", "ca.test", CA_KEY.getPublic(), Instant.now().plus(days(400)));

  private GrantFixtures() {}

  /** A new P-256 key pair. */
  public static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A certificate of the tests' CA for that key and host name. */
  public static X509Certificate certificate(
      String subject, String host, PublicKey key, Instant until) {
    try {
      JcaX509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              new X500Principal("CN=CA of the tests"),
              BigInteger.valueOf(System.nanoTime()),
              Date.from(Instant.now().minus(days(100))),
              Date.from(until),
              new X500Principal("CN=" + subject),
              key);
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(
                  new JcaContentSignerBuilder("SHA256withECDSA").build(CA_KEY.getPrivate())));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A pending grant of that device to that origin. */
  public static Grant pending(String origin, String label, String name, String type) {
    DeviceHostName host = DeviceHostName.of(Origin.parse(origin), label, taken -> false);
    X509Certificate leaf =
        certificate(label, host.value(), keyPair().getPublic(), Instant.now().plus(days(60)));
    return pending(origin, label, name, type, leaf);
  }

  /** A pending grant with that certificate. */
  public static Grant pending(
      String origin, String label, String name, String type, X509Certificate leaf) {
    Origin parsed = Origin.parse(origin);
    return new Grant(
        GrantId.random(),
        parsed,
        Optional.of(new User("user-1", "Alice Example")),
        new GrantedDevice(name, type, "Acme"),
        DeviceHostName.of(parsed, label, taken -> false),
        List.of(leaf),
        CA,
        new byte[Grant.SECRET_LENGTH],
        Instant.now(),
        Optional.empty(),
        Grant.State.PENDING);
  }

  private static Duration days(int days) {
    return Duration.ofDays(days);
  }
}
