package org.vicinity.browser.chooser;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.session.PinOutcome;

/**
 * One try to get a session with one device. {@link #connect} and {@link #authenticate} block and
 * are for one thread at a time; {@link #cancel} may come from any thread at any moment, and
 * afterwards nothing stays open, however late it was opened.
 */
final class Attempt {
  static final Duration OPEN = Duration.ofSeconds(15);
  static final Duration ANSWER = Duration.ofSeconds(10);

  private final FoundDevice found;
  private final SessionStarter sessions;

  /** Guards what follows. */
  private final Object lock = new Object();

  private final List<Runnable> closers = new ArrayList<>();
  private boolean cancelled;

  /** Set by the thread that connects, read by the one that authenticates after it. */
  private volatile SessionStarter.Started started;

  Attempt(FoundDevice found, SessionStarter sessions) {
    this.found = found;
    this.sessions = sessions;
  }

  DiscoveredDevice device() {
    return found.device();
  }

  /** Opens the channel and greets the device. */
  void connect() throws ChannelException {
    MessageChannel channel = found.by().open(found.device(), OPEN);
    owned(channel::close);
    SessionStarter.Started greeted = sessions.start(channel, ANSWER);
    owned(greeted::close);
    started = greeted;
  }

  /** Tries a PIN. A session that comes of it belongs to the caller, unless this was cancelled. */
  PinOutcome authenticate(String pin) throws ChannelException {
    PinOutcome outcome = started.authenticate(pin);
    if (outcome instanceof PinOutcome.Authenticated authenticated) {
      owned(authenticated.session()::close);
    }
    return outcome;
  }

  /**
   * Gives the session away.
   *
   * @return false when this was cancelled before; the session is closed then
   */
  boolean release() {
    synchronized (lock) {
      closers.clear();
      return !cancelled;
    }
  }

  /** Closes whatever is open or will be. Does not block longer than closing does. */
  void cancel() {
    List<Runnable> open;
    synchronized (lock) {
      cancelled = true;
      open = List.copyOf(closers);
      closers.clear();
    }
    open.forEach(Runnable::run);
  }

  /** From now on {@link #cancel} closes this too; at once when it has been called. */
  private void owned(Runnable closer) throws ChannelException {
    boolean late;
    synchronized (lock) {
      late = cancelled;
      if (!late) {
        closers.add(0, closer);
      }
    }
    if (late) {
      closer.run();
      throw new ChannelException(ChannelError.CLOSED, "cancelled");
    }
  }
}
