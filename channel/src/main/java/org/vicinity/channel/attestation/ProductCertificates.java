package org.vicinity.channel.attestation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Product certificates in {@code x5c}, validated to a manufacturer's CA (RFC 5280 section 6).
 * Revocation is not asked for: a product certificate is shared by a whole lot.
 */
final class ProductCertificates implements ProductKeys {
  private static final int MAX_CERTIFICATES = 4;
  private static final int MAX_CERTIFICATE = 4 * 1024;
  private static final int DIGITAL_SIGNATURE = 0;

  private final Set<TrustAnchor> anchors;
  private final Clock clock;

  ProductCertificates(Set<X509Certificate> manufacturers, Clock clock) {
    if (manufacturers.isEmpty()) {
      throw new IllegalArgumentException("no manufacturer is trusted");
    }
    this.anchors =
        manufacturers.stream()
            .map(each -> new TrustAnchor(each, null))
            .collect(Collectors.toUnmodifiableSet());
    this.clock = clock;
  }

  @Override
  public ProductKey find(JWSHeader header) throws RefusedException, JOSEException {
    List<X509Certificate> chain = parsed(header.getX509CertChain());
    X509Certificate leaf = chain.get(0);
    checkPath(chain);
    if (!(leaf.getPublicKey() instanceof ECPublicKey key)
        || !Curve.P_256.equals(Curve.forECParameterSpec(key.getParams()))) {
      throw new RefusedException("the product certificate's key is not on P-256");
    }
    boolean[] usage = leaf.getKeyUsage();
    if (usage != null && !usage[DIGITAL_SIGNATURE]) {
      throw new RefusedException("the product certificate's key must not sign");
    }
    return new ProductKey(leaf.getSubjectX500Principal().getName(), new ECDSAVerifier(key));
  }

  private static List<X509Certificate> parsed(List<Base64> x5c) throws RefusedException {
    if (x5c == null || x5c.isEmpty() || x5c.size() > MAX_CERTIFICATES) {
      throw new RefusedException("x5c has not 1 to " + MAX_CERTIFICATES + " certificates");
    }
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      List<X509Certificate> chain = new ArrayList<>();
      for (Base64 each : x5c) {
        byte[] der = each.decode();
        if (der.length > MAX_CERTIFICATE) {
          throw new RefusedException("a certificate in x5c is larger than 4 KB");
        }
        chain.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
      }
      return chain;
    } catch (GeneralSecurityException e) {
      throw new RefusedException("x5c has something that is no certificate");
    }
  }

  private void checkPath(List<X509Certificate> chain) throws RefusedException {
    try {
      PKIXParameters parameters = new PKIXParameters(anchors);
      parameters.setRevocationEnabled(false);
      parameters.setDate(Date.from(clock.instant()));
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(chain), parameters);
    } catch (CertPathValidatorException e) {
      throw new RefusedException(
          "the product certificate does not lead to a trusted manufacturer: " + e.getReason());
    } catch (GeneralSecurityException e) {
      throw new RefusedException("the product certificate's path cannot be validated");
    }
  }
}
