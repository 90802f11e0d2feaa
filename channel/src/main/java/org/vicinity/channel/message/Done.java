package org.vicinity.channel.message;

/**
 * The device did what it was told.
 *
 * @param correlation that of the message it answers
 */
public record Done(long correlation) implements Message {
  /** Checks the fields. */
  public Done {
    Checks.correlation(correlation);
  }
}
