package org.vicinity.channel.attestation;

import java.time.Instant;

/**
 * What a device states: this CSR answers that challenge of that origin, on that near-field session.
 * The JWS has {@code typ} {@value #TYPE} and the claims {@code origin}, {@code challenge}, {@code
 * host}, {@code csr_sha256}, {@code channel_binding} and {@code iat}; binary ones in base64url
 * without padding.
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
}
