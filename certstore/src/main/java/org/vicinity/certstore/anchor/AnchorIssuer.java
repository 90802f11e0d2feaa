package org.vicinity.certstore.anchor;

import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Date;
import java.util.SortedSet;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs anchors with a key that is made for one round and forgotten with this object. */
final class AnchorIssuer {
  private static final int SERIAL_BITS = 127;
  // RFC 5280 section 4.2.1.10: address and mask; a mask of zeros means every address.
  private static final byte[] EVERY_IPV4 = new byte[8];
  private static final byte[] EVERY_IPV6 = new byte[32];

  private final SecureRandom random = new SecureRandom();
  private final Instant now;
  private final X500Name name;
  private final ContentSigner signer;

  AnchorIssuer(Instant now) {
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
    // A name of its own each round: no other certificate can seem to be the issuer.
    this.name = new X500Name("CN=Vicinity anchor " + serial().toString(36));
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair key = generator.generateKeyPair();
      this.signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate());
    } catch (GeneralSecurityException | OperatorCreationException impossible) {
      throw new IllegalStateException("every Java platform has P-256", impossible);
    }
  }

  X509Certificate anchor(AnchorGroup group) {
    X509Certificate authority = group.authority();
    Instant end = now.plus(ConstrainedAnchors.LIFE);
    Instant authorityEnd = authority.getNotAfter().toInstant();
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            name,
            serial(),
            time(now.minus(ConstrainedAnchors.LEEWAY)),
            time(authorityEnd.isBefore(end) ? authorityEnd : end),
            // Byte for byte the CA's: leaves name it as their issuer.
            X500Name.getInstance(authority.getSubjectX500Principal().getEncoded()),
            SubjectPublicKeyInfo.getInstance(authority.getPublicKey().getEncoded()));
    try {
      addExtensions(builder, group);
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (IOException | GeneralSecurityException impossible) {
      throw new IllegalStateException("an anchor of sound parts is a certificate", impossible);
    }
  }

  private static void addExtensions(X509v3CertificateBuilder builder, AnchorGroup group)
      throws IOException {
    // Path building prefers an issuer whose key identifier is the one that the leaf names.
    byte[] keyIdentifier =
        group.authority().getExtensionValue(Extension.subjectKeyIdentifier.getId());
    if (keyIdentifier != null) {
      builder.addExtension(
          new Extension(
              Extension.subjectKeyIdentifier,
              false,
              new DEROctetString(ASN1OctetString.getInstance(keyIdentifier).getOctets())));
    }
    builder.addExtension(
        Extension.basicConstraints, true, new BasicConstraints(group.intermediates()));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    builder.addExtension(Extension.nameConstraints, true, only(group.hosts()));
  }

  private static NameConstraints only(SortedSet<String> hosts) {
    GeneralSubtree[] permitted =
        hosts.stream()
            .map(host -> new GeneralSubtree(new GeneralName(GeneralName.dNSName, host)))
            .toArray(GeneralSubtree[]::new);
    GeneralSubtree[] excluded =
        Arrays.asList(EVERY_IPV4, EVERY_IPV6).stream()
            .map(DEROctetString::new)
            .map(address -> new GeneralSubtree(new GeneralName(GeneralName.iPAddress, address)))
            .toArray(GeneralSubtree[]::new);
    return new NameConstraints(permitted, excluded);
  }

  private static Time time(Instant at) {
    return new Time(Date.from(at));
  }

  private BigInteger serial() {
    return new BigInteger(SERIAL_BITS, random).setBit(0);
  }
}
