package org.vicinity.channel.message;

/**
 * A Schnorr proof of knowledge of a private key (RFC 8235), as EC-JPAKE uses it.
 *
 * @param v the commitment, an uncompressed point of 65 bytes
 * @param r the response, 32 bytes big-endian
 */
public record Proof(byte[] v, byte[] r) {
  /** Checks the sizes. */
  public Proof {
    Checks.point("v", v);
    Checks.word("r", r);
  }
}
