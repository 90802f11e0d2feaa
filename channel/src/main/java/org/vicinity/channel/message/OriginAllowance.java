package org.vicinity.channel.message;

/**
 * Step 13: the browser tells which origin to allow, and the secret that authenticates the commit.
 *
 * @param correlation chosen by the browser
 * @param origin the serialized web origin, the same as in step 6
 * @param secret the pairing secret, 32 bytes
 */
public record OriginAllowance(long correlation, String origin, byte[] secret) implements Message {
  /** Checks the fields. */
  public OriginAllowance {
    Checks.correlation(correlation);
    Checks.origin(origin);
    Checks.word("secret", secret);
  }
}
