package org.vicinity.channel.session;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
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
 * The device's end of step 4. It says what happened and sends what it is told to; how many PINs to
 * allow is the caller's decision. For one thread at a time; {@link #refuse} may come from any
 * thread.
 */
public final class SessionResponder {
  private final Handshake handshake;
  private final SecureRandom random;
  private volatile long question;
  private Optional<PinExchange> confirmed = Optional.empty();

  private SessionResponder(Handshake handshake, SecureRandom random) {
    this.handshake = handshake;
    this.random = random;
  }

  /**
   * Waits for the browser's greeting; nothing is answered yet.
   *
   * @throws ChannelException whatever is wrong with the greeting; the browser was told and the
   *     channel is closed then
   */
  public static SessionResponder accept(MessageChannel channel, Duration timeout)
      throws ChannelException {
    return accept(channel, timeout, new SecureRandom());
  }

  /** The same with a random source of one's own, for test vectors. */
  static SessionResponder accept(MessageChannel channel, Duration timeout, SecureRandom random)
      throws ChannelException {
    SessionResponder responder = new SessionResponder(new Handshake(channel), random);
    try {
      responder.question(Hello.class, timeout);
      return responder;
    } catch (ChannelException e) {
      responder.refuse(e.error());
      throw e;
    }
  }

  /**
   * Answers the greeting.
   *
   * @param attempts how many PINs will be allowed, 1 to {@value HelloReply#MAX_ATTEMPTS}
   */
  public void greet(int attempts) throws ChannelException {
    handshake.send(new HelloReply(question, attempts));
  }

  /** Answers whatever was asked last with that error and closes the channel. Does not throw. */
  public void refuse(ChannelError error) {
    handshake.fail(question, error);
  }

  /**
   * Waits for the browser's next PIN and compares it. Nothing that depends on the shared key is
   * sent before the browser showed that it has the right one: who guesses wrong learns no more than
   * that.
   *
   * @param pin this device's PIN
   * @param timeout how long the browser may take for each message; the first waits for a person
   * @return true when the PIN was right: then call {@link #open}; false when it was wrong: then
   *     call {@link #refusePin}
   * @throws ChannelException when anything but a wrong PIN ended the attempt; the browser was told
   *     and the channel is closed then
   */
  public boolean attempt(String pin, Duration timeout) throws ChannelException {
    PinExchange exchange = new PinExchange(Role.DEVICE, Pins.checked(pin), random);
    try {
      exchange.accept(question(JpakeRound1.class, timeout));
      handshake.send(exchange.round1(question));
      exchange.accept(question(JpakeRound2.class, timeout));
      handshake.send(exchange.round2(question));
      boolean right = exchange.confirms(question(JpakeRound3.class, timeout));
      confirmed = right ? Optional.of(exchange) : Optional.empty();
      return right;
    } catch (ChannelException e) {
      refuse(e.error());
      throw e;
    }
  }

  /**
   * Confirms the right PIN to the browser and opens the session.
   *
   * @param ready gets the session before the browser hears of it
   * @throws IllegalStateException when the last PIN was not right
   */
  public SecureSession open(Consumer<SecureSession> ready) throws ChannelException {
    PinExchange exchange = confirmed.orElseThrow(() -> new IllegalStateException("no right PIN"));
    confirmed = Optional.empty();
    byte[] confirmation = handshake.record(exchange.round3(question));
    try (KeySchedule keys =
        new KeySchedule(exchange.keyingMaterial(), handshake.transcriptHash())) {
      SecureSession session = new SealedSession(handshake.channel(), Role.DEVICE, keys);
      try {
        ready.accept(session);
        handshake.channel().send(confirmation);
        return session;
      } catch (ChannelException e) {
        session.close();
        throw e;
      }
    }
  }

  /**
   * Tells the browser that its PIN was wrong.
   *
   * @param attemptsLeft how many more it may try; at 0 the channel is closed
   */
  public void refusePin(int attemptsLeft) throws ChannelException {
    if (attemptsLeft == 0) {
      refuse(ChannelError.WRONG_PIN);
    } else {
      handshake.send(new Failure(question, ChannelError.WRONG_PIN, attemptsLeft));
    }
  }

  private <T extends Message> T question(Class<T> type, Duration timeout) throws ChannelException {
    Message received = handshake.receive(timeout);
    question = received.correlation();
    return Handshake.expect(type, received);
  }
}
