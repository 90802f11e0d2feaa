package org.vicinity.browser.chooser;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.session.PinOutcome;

/**
 * Sessions whose device has one PIN, or fails in the way that is queued next. Three wrong PINs end
 * it, as the protocol says.
 */
final class FakeSessions implements SessionStarter {
  final Deque<ChannelError> nextStart = new ArrayDeque<>();
  final Deque<ChannelError> nextAuthenticate = new ArrayDeque<>();
  final List<String> triedPins = new ArrayList<>();
  final List<Begun> begun = new ArrayList<>();
  final FakeSession session = new FakeSession();
  private final String pin;

  FakeSessions(String pin) {
    this.pin = pin;
  }

  @Override
  public Started start(MessageChannel channel, Duration deadline) throws ChannelException {
    if (!nextStart.isEmpty()) {
      channel.close();
      throw new ChannelException(nextStart.remove());
    }
    Begun started = new Begun(channel);
    begun.add(started);
    return started;
  }

  final class Begun implements Started {
    private final MessageChannel channel;
    private int attemptsLeft = 3;
    volatile boolean closed;

    Begun(MessageChannel channel) {
      this.channel = channel;
    }

    @Override
    public PinOutcome authenticate(String tried) throws ChannelException {
      triedPins.add(tried);
      if (!nextAuthenticate.isEmpty()) {
        channel.close();
        throw new ChannelException(nextAuthenticate.remove());
      }
      return tried.equals(pin)
          ? new PinOutcome.Authenticated(session)
          : new PinOutcome.WrongPin(--attemptsLeft);
    }

    @Override
    public void close() {
      closed = true;
      channel.close();
    }
  }
}
