package org.vicinity.channel.attestation;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/** Signs attestations with a device's product secret. Immutable, thread-safe. */
public final class AttestationSigner {
  private AttestationSigner() {}

  /**
   * Returns one that signs with {@code ES256} and puts the product certificate chain into {@code
   * x5c}.
   *
   * @param key the product's private key on P-256
   * @param productChain leaf first, without the manufacturer's root
   * @throws IllegalArgumentException when the leaf's key is not on P-256 or the chain is empty
   */
  public static AttestationSigner es256(PrivateKey key, List<X509Certificate> productChain) {
    throw new UnsupportedOperationException();
  }

  /**
   * Returns one that signs with {@code HS256}.
   *
   * @param keyId names the product secret to the service; 1 to 128 characters
   * @param productSecret at least 32 bytes; copied
   */
  public static AttestationSigner hs256(String keyId, byte[] productSecret) {
    throw new UnsupportedOperationException();
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
    throw new UnsupportedOperationException();
  }
}
