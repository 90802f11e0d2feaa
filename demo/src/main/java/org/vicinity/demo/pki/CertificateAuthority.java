package org.vicinity.demo.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.vicinity.certstore.verify.CertificateFormatException;
import org.vicinity.certstore.verify.PemCertificates;

/**
 * A root with its key, and the certificates that it signs (RFC 5280): P-256, ECDSA with SHA-256,
 * random serial numbers of 128 bits. Immutable, thread-safe.
 */
public final class CertificateAuthority {
  private static final Duration LIFE = Duration.ofDays(3650);

  /** A clock that is a little behind must not refuse a certificate of this minute. */
  private static final Duration BACKDATED = Duration.ofMinutes(5);

  private static final String ALGORITHM = "SHA256withECDSA";
  private static final String CERTIFICATE_FILE = "ca.pem";
  private static final String KEY_FILE = "ca-key.pem";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final PrivateKey key;
  private final X509Certificate certificate;

  private CertificateAuthority(PrivateKey key, X509Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
  }

  /** Returns a new self-signed root that allows no CA below it. */
  public static CertificateAuthority create(String commonName, Instant now) {
    KeyPair pair = KeyPairs.generate();
    X500Principal name = name(commonName);
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            serialNumber(),
            Date.from(now.minus(BACKDATED)),
            Date.from(now.plus(LIFE)),
            name,
            pair.getPublic());
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
      return new CertificateAuthority(pair.getPrivate(), sign(builder, pair.getPrivate()));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("a root of our own making cannot be encoded", e);
    }
  }

  /**
   * Reads what {@link #saveTo} wrote.
   *
   * @throws IOException when it is missing or unreadable; names the file, not what is in it
   */
  public static CertificateAuthority load(Path directory) throws IOException {
    Path keyFile = directory.resolve(KEY_FILE);
    try {
      X509Certificate certificate =
          PemCertificates.parse(Files.readString(directory.resolve(CERTIFICATE_FILE)), 1).get(0);
      return new CertificateAuthority(KeyPairs.fromPem(Files.readString(keyFile)), certificate);
    } catch (CertificateFormatException | GeneralSecurityException e) {
      throw new IOException("the certificate authority in " + directory + " is damaged", e);
    }
  }

  /** Writes {@code ca.pem} and {@code ca-key.pem}, both new. */
  public void saveTo(Path directory) throws IOException {
    PrivateFiles.write(directory.resolve(KEY_FILE), KeyPairs.toPem(key));
    PrivateFiles.write(
        directory.resolve(CERTIFICATE_FILE), PemCertificates.format(List.of(certificate)));
  }

  /** Returns the root's certificate. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** Signs a certificate for what the template says and nothing else. */
  public X509Certificate issue(LeafTemplate template) {
    Instant end = certificate.getNotAfter().toInstant();
    Instant notAfter = template.notAfter().isAfter(end) ? end : template.notAfter();
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            certificate.getSubjectX500Principal(),
            serialNumber(),
            Date.from(template.notBefore()),
            Date.from(notAfter),
            name(template.commonName()),
            template.key());
    try {
      JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      builder.addExtension(
          Extension.authorityKeyIdentifier,
          false,
          identifiers.createAuthorityKeyIdentifier(certificate.getPublicKey()));
      builder.addExtension(
          Extension.subjectKeyIdentifier,
          false,
          identifiers.createSubjectKeyIdentifier(template.key()));
      if (template.tlsServer()) {
        builder.addExtension(
            Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
      }
      if (template.revocation().isPresent()) {
        addRevocation(builder, template.revocation().get());
      }
      if (!template.dnsNames().isEmpty()) {
        builder.addExtension(
            Extension.subjectAlternativeName, false, dnsNames(template.dnsNames()));
      }
      return sign(builder, key);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException("the template cannot be made a certificate", e);
    }
  }

  /** Returns what signs in the root's name: revocation lists and OCSP responses. */
  public ContentSigner signer() {
    try {
      return new JcaContentSignerBuilder(ALGORITHM).build(key);
    } catch (OperatorCreationException impossible) {
      throw new IllegalStateException("every JDK signs with P-256", impossible);
    }
  }

  private static void addRevocation(
      X509v3CertificateBuilder builder, LeafTemplate.RevocationUrls urls) throws IOException {
    builder.addExtension(
        Extension.cRLDistributionPoints,
        false,
        new CRLDistPoint(
            new DistributionPoint[] {
              new DistributionPoint(
                  new DistributionPointName(new GeneralNames(uri(urls.list()))), null, null)
            }));
    builder.addExtension(
        Extension.authorityInfoAccess,
        false,
        new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, uri(urls.responder())));
  }

  private static GeneralName uri(String uri) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, uri);
  }

  /** Returns DNS names as they stand in a subject alternative name. */
  public static GeneralNames dnsNames(List<String> names) {
    return new GeneralNames(
        names.stream()
            .map(name -> new GeneralName(GeneralName.dNSName, name))
            .toArray(GeneralName[]::new));
  }

  private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey signer)
      throws GeneralSecurityException {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(new JcaContentSignerBuilder(ALGORITHM).build(signer)));
    } catch (OperatorCreationException e) {
      throw new GeneralSecurityException("cannot sign", e);
    }
  }

  private static X500Principal name(String commonName) {
    // Doubling quotes and backslashes is enough inside a quoted value (RFC 2253 section 2.4).
    String escaped = commonName.replace("\\", "\\\\").replace("\"", "\\\"");
    return new X500Principal("CN=\"" + escaped + "\"");
  }

  private static BigInteger serialNumber() {
    // Always positive and of the same length (RFC 5280 section 4.1.2.2).
    return new BigInteger(127, RANDOM).setBit(127);
  }
}
