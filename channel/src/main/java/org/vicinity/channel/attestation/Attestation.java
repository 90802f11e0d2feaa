package org.vicinity.channel.attestation;

import com.google.common.hash.Hashing;
import com.nimbusds.jose.JWSObject;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Instant;
import java.util.Optional;

/**
 * What a device states: this CSR answers that challenge of that origin, on that near-field session.
 * The JWS (RFC 7515) has {@code typ} {@value #TYPE} and the claims {@code origin}, {@code
 * challenge}, {@code host}, {@code csr_sha256}, {@code channel_binding} and {@code iat}; binary
 * ones are in base64url without padding. Arrays are not copied.
 *
 * @param origin the web origin that the browser stated
 * @param challenge the service's challenge
 * @param host the host name of the CSR
 * @param csrSha256 SHA-256 of the CSR's DER
 * @param channelBinding SHA-256 of the session's exporter
 * @param issuedAt when it was signed, by the device's clock; whole seconds
 */
public record Attestation(
    String origin,
    byte[] challenge,
    String host,
    byte[] csrSha256,
    byte[] channelBinding,
    Instant issuedAt) {
  /** The JWS header {@code typ}. */
  public static final String TYPE = "vicinity-attestation+jwt";

  /** The longest JWS in compact serialization, in characters. */
  public static final int MAX_LENGTH = 8 * 1024;

  /**
   * Reads the claims <b>without verifying the signature</b>: for the browser, which trusts no
   * manufacturer but can see that the statement is about its own request and session.
   *
   * @return empty when the text is too long or is not such a JWS
   */
  public static Optional<Attestation> unverified(String jws) {
    if (jws.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(Claims.read(JWSObject.parse(jws)));
    } catch (ParseException | RuntimeException e) {
      // A hostile text can make a parser fail in more ways than it declares; none says more.
      return Optional.empty();
    }
  }

  /**
   * Returns whether the claims are about exactly that.
   *
   * @param csr the certification request, DER
   * @param exporter the near-field session's exporter
   */
  public boolean isFor(String origin, byte[] challenge, String host, byte[] csr, byte[] exporter) {
    return this.origin.equals(origin)
        && this.host.equals(host)
        && MessageDigest.isEqual(this.challenge, challenge)
        && MessageDigest.isEqual(csrSha256, sha256(csr))
        && MessageDigest.isEqual(channelBinding, sha256(exporter));
  }

  static byte[] sha256(byte[] data) {
    return Hashing.sha256().hashBytes(data).asBytes();
  }
}
