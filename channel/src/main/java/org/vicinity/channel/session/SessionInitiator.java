package org.vicinity.channel.session;

import java.time.Duration;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;

/**
 * The browser's end of step 4: greets the device, then tries PINs until the session is open. Does
 * not log step 4; whoever drives the whole exchange does. For one thread at a time; {@link #close}
 * may come from any thread.
 */
public final class SessionInitiator implements AutoCloseable {
  private SessionInitiator() {}

  /**
   * Greets the device. The channel belongs to the initiator from now on, and to the session once it
   * is open.
   *
   * @param deadline how long each of the device's answers may take
   * @throws ChannelException {@code BUSY}, {@code PAIRING_CLOSED}, {@code UNSUPPORTED_VERSION}, or
   *     what the channel throws; the channel is closed then
   */
  public static SessionInitiator start(MessageChannel channel, Duration deadline)
      throws ChannelException {
    throw new UnsupportedOperationException();
  }

  /** Returns how many PINs may still be tried on this channel. */
  public int attemptsLeft() {
    throw new UnsupportedOperationException();
  }

  /**
   * Tries one PIN.
   *
   * @param pin 1 to 32 printable ASCII characters
   * @throws ChannelException when anything but a wrong PIN ended the attempt; the channel is closed
   *     then
   * @throws IllegalArgumentException when it cannot be a PIN; nothing was sent
   */
  public PinOutcome authenticate(String pin) throws ChannelException {
    throw new UnsupportedOperationException();
  }

  /** Closes the channel, unless a session took it over. */
  @Override
  public void close() {}
}
