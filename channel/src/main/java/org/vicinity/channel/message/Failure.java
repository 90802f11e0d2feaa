package org.vicinity.channel.message;

import org.vicinity.channel.ChannelError;

/**
 * Something went wrong. The sender closes the channel afterwards, but for a wrong PIN with attempts
 * left and for a taken name.
 *
 * @param correlation that of the message it answers, or {@link Message#UNSOLICITED}
 * @param error the reason; a number that the receiver does not know counts as {@code INTERNAL}
 * @param attemptsLeft with {@code WRONG_PIN}: how many more PINs the channel admits, 0 to 2; else 0
 */
public record Failure(long correlation, ChannelError error, int attemptsLeft) implements Message {
  /** Checks the fields. */
  public Failure {
    Checks.correlation(correlation);
    int most = error == ChannelError.WRONG_PIN ? HelloReply.MAX_ATTEMPTS - 1 : 0;
    Checks.range("attempts left", attemptsLeft, 0, most);
  }

  /** Makes one that leaves no attempt. */
  public Failure(long correlation, ChannelError error) {
    this(correlation, error, 0);
  }
}
