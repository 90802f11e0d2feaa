package org.vicinity.channel.attestation;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.util.Base64;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Signs attestations with a device's product secret. Immutable, thread-safe. */
public final class AttestationSigner {
  private final JWSHeader header;
  private final JWSSigner signer;

  private AttestationSigner(JWSHeader header, JWSSigner signer) {
    this.header = header;
    this.signer = signer;
  }

  /**
   * Returns one that signs with {@code ES256} and puts the product certificate chain into {@code
   * x5c}.
   *
   * @param key the product's private key on P-256
   * @param productChain leaf first, without the manufacturer's root
   * @throws IllegalArgumentException when the leaf's key is not on P-256 or the chain is empty
   */
  public static AttestationSigner es256(PrivateKey key, List<X509Certificate> productChain) {
    if (productChain.isEmpty()
        || !(productChain.get(0).getPublicKey() instanceof ECPublicKey ec)
        || !Curve.P_256.equals(Curve.forECParameterSpec(ec.getParams()))) {
      throw new IllegalArgumentException("a product certificate has a key on P-256");
    }
    try {
      JWSHeader header =
          new JWSHeader.Builder(JWSAlgorithm.ES256)
              .type(Claims.TYPE)
              .x509CertChain(encoded(productChain))
              .build();
      return new AttestationSigner(header, new ECDSASigner(key, Curve.P_256));
    } catch (JOSEException | CertificateEncodingException e) {
      throw new IllegalArgumentException("the product key cannot sign ES256", e);
    }
  }

  private static List<Base64> encoded(List<X509Certificate> chain)
      throws CertificateEncodingException {
    List<Base64> encoded = new ArrayList<>();
    for (X509Certificate certificate : chain) {
      encoded.add(Base64.encode(certificate.getEncoded()));
    }
    return encoded;
  }

  /**
   * Returns one that signs with {@code HS256}.
   *
   * @param keyId names the product secret to the service; 1 to {@value
   *     AttestationVerifier#MAX_KEY_ID} characters
   * @param productSecret at least 32 bytes; copied
   * @throws IllegalArgumentException when one of them is too short or too long
   */
  public static AttestationSigner hs256(String keyId, byte[] productSecret) {
    if (keyId.isEmpty() || keyId.length() > AttestationVerifier.MAX_KEY_ID) {
      throw new IllegalArgumentException("a key id has 1 to 128 characters");
    }
    try {
      JWSHeader header =
          new JWSHeader.Builder(JWSAlgorithm.HS256).type(Claims.TYPE).keyID(keyId).build();
      return new AttestationSigner(header, new MACSigner(productSecret.clone()));
    } catch (JOSEException e) {
      throw new IllegalArgumentException("a product secret has at least 32 bytes", e);
    }
  }

  /**
   * Signs.
   *
   * @param csr the certification request, DER
   * @param exporter the near-field session's exporter
   * @param at the time of signing
   * @return a JWS in compact serialization (RFC 7515)
   */
  public String sign(
      String origin, byte[] challenge, String host, byte[] csr, byte[] exporter, Instant at) {
    Attestation attestation =
        new Attestation(
            origin,
            challenge,
            host,
            Attestation.sha256(csr),
            Attestation.sha256(exporter),
            at.truncatedTo(ChronoUnit.SECONDS));
    JWSObject jws = new JWSObject(header, Claims.write(attestation));
    try {
      jws.sign(signer);
    } catch (JOSEException e) {
      throw new IllegalStateException("the product secret cannot sign", e);
    }
    return jws.serialize();
  }
}
