package org.vicinity.channel.message;

/**
 * Round 1 of EC-JPAKE: two ephemeral public keys with proofs that their sender knows the private
 * ones. Points are uncompressed (65 bytes), scalars big-endian (32 bytes).
 *
 * @param correlation the browser's number, repeated by the device
 * @param x1 the first public key
 * @param x2 the second public key
 * @param proof1 proof for the first
 * @param proof2 proof for the second
 */
public record JpakeRound1(long correlation, byte[] x1, byte[] x2, Proof proof1, Proof proof2)
    implements Message {
  /** Checks the fields. */
  public JpakeRound1 {
    Checks.correlation(correlation);
    Checks.point("x1", x1);
    Checks.point("x2", x2);
  }
}
