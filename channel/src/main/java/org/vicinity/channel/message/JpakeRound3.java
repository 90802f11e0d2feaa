package org.vicinity.channel.message;

/**
 * Round 3 of EC-JPAKE: the key confirmation. The browser sends first, so that a device never
 * confirms to somebody who did not show a right PIN before.
 *
 * @param correlation the browser's number, repeated by the device
 * @param tag the MAC, 32 bytes
 */
public record JpakeRound3(long correlation, byte[] tag) implements Message {
  /** Checks the fields. */
  public JpakeRound3 {
    Checks.correlation(correlation);
    Checks.word("tag", tag);
  }
}
