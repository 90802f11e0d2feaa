package org.vicinity.channel.session;

/** What a PIN brought. */
public sealed interface PinOutcome {
  /** Both sides hold the same PIN; the session is open. */
  record Authenticated(SecureSession session) implements PinOutcome {}

  /**
   * The PIN is wrong.
   *
   * @param attemptsLeft how many more this channel allows; at 0 the channel is closed
   */
  record WrongPin(int attemptsLeft) implements PinOutcome {}
}
