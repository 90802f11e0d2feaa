package org.vicinity.channel.pairing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.message.CertificateDelivery;
import org.vicinity.channel.message.CsrReply;
import org.vicinity.channel.message.Done;
import org.vicinity.channel.message.Failure;
import org.vicinity.channel.message.Message;
import org.vicinity.channel.message.OriginAllowance;
import org.vicinity.channel.message.OriginStatement;

/**
 * One pairing on the device: the state machine of steps 6 to 13. Every way out but the commit
 * undoes what was done. All methods run on the pairing thread.
 */
final class Pairing {
  private enum State {
    AUTHENTICATING,
    AWAITING_ORIGIN,
    AWAITING_CERTIFICATE,
    AWAITING_ALLOWANCE,
    AWAITING_COMMIT,
    COMMITTED,
    UNDONE
  }

  private static final Logger LOG = LoggerFactory.getLogger(Pairing.class);

  private final DeviceSide device;
  private final RecentChallenges challenges;
  private final FailSafe failSafe;
  private Consumer<ChannelError> hangUp;
  private State state = State.AUTHENTICATING;
  private boolean prepared;
  private byte[] channelBinding = {};
  private String origin = "";
  private String host = "";
  private Optional<PairingSecret> secret = Optional.empty();
  private ChannelError undoneFor = ChannelError.CLOSED;

  /**
   * Begins one.
   *
   * @param hangUp tells the browser an error and closes the channel
   * @param limits makes the limits, given what to do when one is over
   */
  Pairing(
      DeviceSide device,
      RecentChallenges challenges,
      Consumer<ChannelError> hangUp,
      Function<Runnable, FailSafe> limits) {
    this.device = device;
    this.challenges = challenges;
    this.hangUp = hangUp;
    this.failSafe = limits.apply(this::expire);
  }

  /** A PIN was wrong: the person gets time for the next one. */
  void retry() {
    if (state == State.AUTHENTICATING) {
      failSafe.rearm();
    }
  }

  /** The session is open; from now on errors are told through it. */
  void authenticated(byte[] exporter, Consumer<ChannelError> hangUpSession) {
    if (state == State.AUTHENTICATING) {
      channelBinding = exporter;
      hangUp = hangUpSession;
      advance(State.AWAITING_ORIGIN);
    }
  }

  /** What to answer, and whether to close the channel then. */
  record Answer(Message message, boolean last) {}

  /** Takes the browser's next message. */
  Answer handle(Message message) {
    Message answer = answer(message);
    boolean over = state == State.UNDONE || state == State.COMMITTED;
    return new Answer(answer, over);
  }

  /** Takes what is no message. */
  Answer refuse(ChannelError error) {
    return new Answer(fail(Message.UNSOLICITED, error), true);
  }

  private Message answer(Message message) {
    long question = message.correlation();
    if (state == State.UNDONE) {
      return new Failure(question, undoneFor);
    }
    try {
      if (message instanceof OriginStatement m && state == State.AWAITING_ORIGIN) {
        return prepare(m);
      } else if (message instanceof CertificateDelivery m && state == State.AWAITING_CERTIFICATE) {
        device.install(DerCertificates.decode(m.chain()), DerCertificates.decode(m.authority()));
        advance(State.AWAITING_ALLOWANCE);
        return new Done(question);
      } else if (message instanceof OriginAllowance m && state == State.AWAITING_ALLOWANCE) {
        return allow(m);
      }
      throw new ChannelException(ChannelError.OUT_OF_ORDER, "in state " + state);
    } catch (ChannelException e) {
      return fail(question, e.error());
    } catch (RuntimeException e) {
      LOG.error("the device failed", e);
      return fail(question, ChannelError.INTERNAL);
    }
  }

  private CsrReply prepare(OriginStatement m) throws ChannelException {
    challenges.check(m.challenge());
    prepared = true;
    CertificateRequest made =
        device.prepare(
            new PairingRequest(m.origin(), m.user(), m.challenge(), m.host()),
            channelBinding.clone());
    challenges.remember(m.challenge());
    origin = m.origin();
    host = m.host();
    CsrReply reply = new CsrReply(m.correlation(), made.csr(), made.attestation());
    advance(State.AWAITING_CERTIFICATE);
    return reply;
  }

  private Done allow(OriginAllowance m) throws ChannelException {
    if (!m.origin().equals(origin)) {
      throw new ChannelException(ChannelError.ORIGIN_REFUSED, "not the origin that was stated");
    }
    PairingSecret given = new PairingSecret(m.secret());
    device.allow(origin, given);
    secret = Optional.of(given);
    advance(State.AWAITING_COMMIT);
    return new Done(m.correlation());
  }

  /** Commits, if that is what is waited for; true also when it was committed before. */
  boolean commit(String sentHost, PairingSecret sent) {
    boolean matches = secret.filter(sent::equals).isPresent() & equal(host, sentHost);
    if (!matches || (state != State.AWAITING_COMMIT && state != State.COMMITTED)) {
      return false;
    }
    if (state == State.AWAITING_COMMIT) {
      try {
        device.commit();
        advance(State.COMMITTED);
      } catch (RuntimeException e) {
        LOG.error("the device could not commit", e);
        abort(ChannelError.INTERNAL);
      }
    }
    return state == State.COMMITTED;
  }

  /** The channel is done: what is not committed by now is undone. */
  void end() {
    undo(ChannelError.CLOSED);
    failSafe.disarm();
  }

  /** Undoes what is not committed, tells the browser why, and closes the channel. */
  void abort(ChannelError reason) {
    undo(reason);
    hangUp.accept(reason);
  }

  private void expire() {
    abort(ChannelError.EXPIRED);
  }

  /** What is wrong with one message ends the pairing, but a name that is taken can be changed. */
  private Failure fail(long question, ChannelError error) {
    if (error == ChannelError.NAME_TAKEN && state == State.AWAITING_ORIGIN) {
      rollback();
      failSafe.rearm();
    } else {
      undo(error);
    }
    return new Failure(question, error);
  }

  private void undo(ChannelError reason) {
    if (state != State.COMMITTED && state != State.UNDONE) {
      LOG.info("pairing undone in state {}: {}", state, reason);
      state = State.UNDONE;
      undoneFor = reason;
      secret = Optional.empty();
      failSafe.disarm();
      rollback();
    }
  }

  private void rollback() {
    if (prepared) {
      prepared = false;
      try {
        device.rollback();
      } catch (RuntimeException e) {
        LOG.error("the device could not roll back", e);
      }
    }
  }

  private void advance(State next) {
    state = next;
    failSafe.rearm();
  }

  private static boolean equal(String left, String right) {
    return MessageDigest.isEqual(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }
}
