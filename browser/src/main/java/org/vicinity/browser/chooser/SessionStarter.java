package org.vicinity.browser.chooser;

import java.time.Duration;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.session.PinOutcome;
import org.vicinity.channel.session.SessionInitiator;

/** Begins the secure session on a channel (step 4). */
interface SessionStarter {
  /**
   * Greets the device; blocks. The channel belongs to the result.
   *
   * @param deadline for each of the device's answers
   */
  Started start(MessageChannel channel, Duration deadline) throws ChannelException;

  /** Returns the one of the near-field protocol. */
  static SessionStarter ofProtocol() {
    return (channel, deadline) -> {
      SessionInitiator initiator = SessionInitiator.start(channel, deadline);
      return new Started() {
        @Override
        public PinOutcome authenticate(String pin) throws ChannelException {
          return initiator.authenticate(pin);
        }

        @Override
        public void close() {
          initiator.close();
        }
      };
    };
  }

  /** A device that was greeted and waits for a PIN. */
  interface Started extends AutoCloseable {
    /** Tries a PIN; blocks. */
    PinOutcome authenticate(String pin) throws ChannelException;

    /** Closes the channel, unless a session took it over; any thread. */
    @Override
    void close();
  }
}
