package org.vicinity.channel.message;

/**
 * Round 2 of EC-JPAKE: the public key that depends on the PIN, with its proof.
 *
 * @param correlation the browser's number, repeated by the device
 * @param a the public key, 65 bytes
 * @param proof its proof
 */
public record JpakeRound2(long correlation, byte[] a, Proof proof) implements Message {
  /** Checks the fields. */
  public JpakeRound2 {
    Checks.correlation(correlation);
    Checks.point("a", a);
  }
}
