package org.vicinity.channel.pairing;

/**
 * What the device answers in step 10.
 *
 * @param csr a PKCS#10 certification request (RFC 2986), DER
 * @param attestation the signed challenge: a JWS in compact serialization (RFC 7515)
 */
public record CertificateRequest(byte[] csr, String attestation) {}
