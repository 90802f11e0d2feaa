package org.vicinity.channel.message;

/**
 * The device is ready for a PIN.
 *
 * @param correlation that of the greeting
 * @param attempts how many PINs it admits on this channel, 1 to 3
 */
public record HelloReply(long correlation, int attempts) implements Message {
  /** The most PINs that may be tried on one channel. */
  public static final int MAX_ATTEMPTS = 3;

  /** Checks the fields. */
  public HelloReply {
    Checks.correlation(correlation);
    Checks.range("attempts", attempts, 1, MAX_ATTEMPTS);
  }
}
