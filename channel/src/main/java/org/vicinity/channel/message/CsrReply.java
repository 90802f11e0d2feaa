package org.vicinity.channel.message;

/**
 * Step 10: the device answers with CSR and signed challenge.
 *
 * @param correlation that of the statement
 * @param csr PKCS#10, DER, at most 4 KB
 * @param attestation a JWS in compact serialization, at most 8 KB
 */
public record CsrReply(long correlation, byte[] csr, String attestation) implements Message {
  /** Checks the fields. */
  public CsrReply {
    Checks.correlation(correlation);
    Checks.size("csr", csr, 1, 4 * 1024);
    Checks.ascii("attestation", attestation, 8 * 1024);
  }
}
