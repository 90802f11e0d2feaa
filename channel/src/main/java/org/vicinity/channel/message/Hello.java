package org.vicinity.channel.message;

/**
 * The browser greets the device: the first message on a channel.
 *
 * @param correlation 1
 */
public record Hello(long correlation) implements Message {
  /** Checks the fields. */
  public Hello {
    Checks.correlation(correlation);
  }
}
