package org.vicinity.channel.attestation;

import java.time.Duration;

/**
 * What an attestation must be about to be accepted.
 *
 * @param origin the service's own web origin
 * @param challenge the challenge that the service gave out and has now taken back
 * @param host the host name that is asked for
 * @param csr the certification request that came with it, DER
 * @param maxAge how old {@code iat} may be; it may lie one minute ahead
 */
public record AttestationExpectation(
    String origin, byte[] challenge, String host, byte[] csr, Duration maxAge) {}
