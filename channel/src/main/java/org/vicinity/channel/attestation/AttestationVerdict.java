package org.vicinity.channel.attestation;

/** What a verifier says of an attestation. */
public sealed interface AttestationVerdict {
  /**
   * It is genuine and about the expected request.
   *
   * @param attestation its claims
   * @param product who signed: the product certificate's subject (RFC 2253) or the {@code kid}
   */
  record Verified(Attestation attestation, String product) implements AttestationVerdict {}

  /**
   * It is not.
   *
   * @param reason what was seen and what was expected, in one sentence without a secret
   */
  record Refused(String reason) implements AttestationVerdict {}
}
