package org.vicinity.channel.session;

import java.security.SecureRandom;
import java.time.Duration;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.message.Failure;
import org.vicinity.channel.message.Hello;
import org.vicinity.channel.message.HelloReply;
import org.vicinity.channel.message.JpakeRound1;
import org.vicinity.channel.message.JpakeRound2;
import org.vicinity.channel.message.JpakeRound3;
import org.vicinity.channel.message.Message;

/**
 * The browser's end of step 4: greets the device, then tries PINs until the session is open. Does
 * not log step 4; whoever drives the whole exchange does. For one thread at a time; {@link #close}
 * may come from any thread.
 */
public final class SessionInitiator implements AutoCloseable {
  private final Handshake handshake;
  private final Duration deadline;
  private final SecureRandom random;
  private long question = 1;
  private volatile int attemptsLeft;
  private volatile boolean handedOver;

  private SessionInitiator(Handshake handshake, Duration deadline, SecureRandom random) {
    this.handshake = handshake;
    this.deadline = deadline;
    this.random = random;
  }

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
    return start(channel, deadline, new SecureRandom());
  }

  /** The same with a random source of one's own, for test vectors. */
  static SessionInitiator start(MessageChannel channel, Duration deadline, SecureRandom random)
      throws ChannelException {
    SessionInitiator initiator = new SessionInitiator(new Handshake(channel), deadline, random);
    try {
      HelloReply reply = initiator.ask(new Hello(initiator.question), HelloReply.class);
      initiator.attemptsLeft = reply.attempts();
      return initiator;
    } catch (ChannelException e) {
      channel.close();
      throw e;
    }
  }

  /** Returns how many PINs may still be tried on this channel. */
  public int attemptsLeft() {
    return attemptsLeft;
  }

  /**
   * Tries one PIN.
   *
   * @param pin 1 to 32 printable ASCII characters
   * @throws ChannelException when anything but a wrong PIN ended the attempt; the channel is closed
   *     then
   * @throws IllegalArgumentException when it cannot be a PIN; nothing was sent
   * @throws IllegalStateException when a session is open already or no attempt is left
   */
  public PinOutcome authenticate(String pin) throws ChannelException {
    Pins.checked(pin);
    if (handedOver || attemptsLeft < 1) {
      throw new IllegalStateException("no PIN can be tried on this channel any more");
    }
    try {
      return attempt(new PinExchange(Role.BROWSER, pin, random));
    } catch (ChannelException e) {
      handshake.channel().close();
      throw e;
    }
  }

  private PinOutcome attempt(PinExchange exchange) throws ChannelException {
    exchange.accept(ask(exchange.round1(++question), JpakeRound1.class));
    exchange.accept(ask(exchange.round2(++question), JpakeRound2.class));
    Message answer = ask(exchange.round3(++question));
    if (answer instanceof Failure failure && failure.error() == ChannelError.WRONG_PIN) {
      return wrongPin(failure);
    }
    if (!exchange.confirms(Handshake.expect(JpakeRound3.class, answer))) {
      throw new ChannelException(ChannelError.NOT_AUTHENTICATED);
    }
    return opened(exchange);
  }

  private PinOutcome wrongPin(Failure failure) {
    // A device may allow fewer than it said, never more.
    attemptsLeft = Math.min(attemptsLeft - 1, failure.attemptsLeft());
    if (attemptsLeft == 0) {
      handshake.channel().close();
    }
    return new PinOutcome.WrongPin(attemptsLeft);
  }

  private PinOutcome opened(PinExchange exchange) {
    try (KeySchedule keys =
        new KeySchedule(exchange.keyingMaterial(), handshake.transcriptHash())) {
      SecureSession session = new SealedSession(handshake.channel(), Role.BROWSER, keys);
      handedOver = true;
      return new PinOutcome.Authenticated(session);
    }
  }

  private <T extends Message> T ask(Message question, Class<T> type) throws ChannelException {
    return Handshake.expect(type, ask(question));
  }

  private Message ask(Message question) throws ChannelException {
    try {
      handshake.send(question);
    } catch (ChannelException e) {
      throw handshake.reasonInsteadOf(e);
    }
    Message answer = handshake.receive(deadline);
    // A failure that crossed this question on its way carries an earlier number, or none.
    boolean answersThis = answer.correlation() == question.correlation();
    if (!answersThis && !(answer instanceof Failure)) {
      throw new ChannelException(ChannelError.OUT_OF_ORDER, "an answer to another question");
    }
    return answer;
  }

  /** Closes the channel, unless a session took it over. */
  @Override
  public void close() {
    if (!handedOver) {
      handshake.channel().close();
    }
  }
}
