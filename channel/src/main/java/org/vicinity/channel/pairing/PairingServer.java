package org.vicinity.channel.pairing;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.message.CborCodec;
import org.vicinity.channel.message.Failure;
import org.vicinity.channel.message.HelloReply;
import org.vicinity.channel.message.Message;
import org.vicinity.channel.session.SecureSession;
import org.vicinity.channel.session.SessionResponder;

/**
 * The device's end of steps 4 to 13, with the fail-safe: one pairing at a time, within its limits,
 * one CSR, one certificate, and all undone unless the browser comes back over TLS while the channel
 * is still open. Thread-safe; the {@link DeviceSide} is called on one thread of the server's own.
 */
public final class PairingServer implements AutoCloseable {
  /** How long a new channel may take to say hello; it blocks nobody meanwhile. */
  private static final Duration HELLO_TIMEOUT = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(PairingServer.class);

  private final PairingSettings settings;
  private final DeviceSide device;
  private final PairingTimer timer;
  private final PairingThread thread = new PairingThread();
  private final PairingMode mode;
  private final RecentChallenges challenges = new RecentChallenges();

  /** Makes a server that accepts pairings at once. */
  public PairingServer(PairingSettings settings, DeviceSide device) {
    this(settings, device, PairingTimer.system());
  }

  /** Makes one whose limits run on that timer. */
  public PairingServer(PairingSettings settings, DeviceSide device, PairingTimer timer) {
    this.settings = settings;
    this.device = device;
    this.timer = timer;
    this.mode = new PairingMode(settings.maxFailures());
  }

  /**
   * Serves one channel; blocks until it is done, and closes it. Called on the transport's thread,
   * for several channels at a time.
   */
  public void serve(MessageChannel channel) {
    try (channel) {
      SessionResponder responder = SessionResponder.accept(channel, HELLO_TIMEOUT);
      Admission admission = thread.call(() -> admit(responder));
      if (admission instanceof Admission.Refused refused) {
        responder.refuse(refused.error());
      } else if (admission instanceof Admission.Admitted admitted) {
        serve(responder, admitted);
      }
    } catch (ChannelException e) {
      LOG.info("channel done: {}", e.getMessage());
    }
  }

  private sealed interface Admission {
    record Admitted(Pairing pairing, int attempts) implements Admission {}

    record Refused(ChannelError error) implements Admission {}
  }

  private Admission admit(SessionResponder responder) {
    Optional<ChannelError> refusal = mode.refusal();
    if (refusal.isPresent()) {
      return new Admission.Refused(refusal.get());
    }
    Pairing pairing =
        new Pairing(
            device,
            challenges,
            error -> PairingThread.apart(() -> responder.refuse(error)),
            expired -> new FailSafe(timer, thread, settings, expired));
    mode.begin(pairing);
    int attempts = Math.min(HelloReply.MAX_ATTEMPTS, mode.failuresLeft());
    return new Admission.Admitted(pairing, attempts);
  }

  private void serve(SessionResponder responder, Admission.Admitted admitted)
      throws ChannelException {
    Pairing pairing = admitted.pairing();
    try {
      if (authenticate(responder, admitted)) {
        converse(responder.open(session -> opened(session, pairing)), pairing);
      }
    } finally {
      thread.run(() -> finish(pairing));
    }
  }

  private void opened(SecureSession session, Pairing pairing) {
    byte[] exporter = session.exporter();
    thread.run(
        () ->
            pairing.authenticated(
                exporter, error -> PairingThread.apart(() -> hangUp(session, error))));
  }

  private void finish(Pairing pairing) {
    pairing.end();
    mode.finish(pairing);
  }

  private boolean authenticate(SessionResponder responder, Admission.Admitted admitted)
      throws ChannelException {
    responder.greet(admitted.attempts());
    for (int left = admitted.attempts(); left > 0; ) {
      // The limits close the channel; this one is for a timer that does not run.
      if (responder.attempt(settings.pin(), settings.total())) {
        return true;
      }
      int fewer = left - 1;
      left = thread.call(() -> wrongPin(admitted.pairing(), fewer));
      responder.refusePin(left);
    }
    return false;
  }

  private int wrongPin(Pairing pairing, int left) {
    mode.wrongPin();
    pairing.retry();
    return Math.min(left, mode.failuresLeft());
  }

  private void converse(SecureSession session, Pairing pairing) throws ChannelException {
    try (session) {
      Pairing.Answer answer;
      do {
        byte[] received = session.receive(settings.total());
        answer = thread.call(() -> handle(pairing, received));
        session.send(CborCodec.encode(answer.message()));
      } while (!answer.last());
    }
  }

  private static Pairing.Answer handle(Pairing pairing, byte[] received) {
    Message message;
    try {
      message = CborCodec.decode(received);
    } catch (ChannelException e) {
      return pairing.refuse(e.error());
    }
    return pairing.handle(message);
  }

  private static void hangUp(SecureSession session, ChannelError error) {
    try (session) {
      session.send(CborCodec.encode(new Failure(Message.UNSOLICITED, error)));
    } catch (ChannelException gone) {
      LOG.debug("the browser is gone: {}", gone.getMessage());
    }
  }

  /**
   * Commits the pairing that waits for it. Called by the device's HTTPS server for {@code POST
   * /.well-known/vicinity/commit}; waits for {@link DeviceSide#commit()}. May be repeated while the
   * near-field channel is open, for an answer that got lost.
   *
   * @param host the host name that the TLS connection was made to (SNI)
   * @return true when it is committed; false when no pairing waits for that host with that secret,
   *     or the device could not commit
   */
  public boolean commit(String host, PairingSecret secret) {
    return thread.call(
        () -> mode.current().filter(pairing -> pairing.commit(host, secret)).isPresent());
  }

  /** Returns whether a browser may begin now: not busy, pairing mode open. */
  public boolean pairable() {
    return mode.pairable();
  }

  /**
   * Hears each change of {@link #pairable()}, on the server's thread; must return quickly and not
   * call back, but for {@link #pairable()}.
   */
  public void onPairableChanged(Consumer<Boolean> listener) {
    mode.onChanged(listener);
  }

  /** Opens the pairing mode again and forgets the wrong PINs: someone is at the device. */
  public void restartPairingMode() {
    thread.run(mode::restart);
  }

  /**
   * Accepts no more. A pairing that is not committed is undone when this returns; its channel is
   * closed soon after.
   */
  @Override
  public void close() {
    thread.run(
        () -> {
          mode.end();
          mode.current().ifPresent(pairing -> pairing.abort(ChannelError.PAIRING_CLOSED));
        });
  }
}
