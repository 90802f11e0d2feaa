package org.vicinity.channel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.message.CborCodec;
import org.vicinity.channel.message.Done;
import org.vicinity.channel.message.Failure;
import org.vicinity.channel.message.Hello;
import org.vicinity.channel.message.Message;
import org.vicinity.channel.session.PinOutcome;
import org.vicinity.channel.session.SecureSession;
import org.vicinity.channel.session.SessionInitiator;

/** Greeting, PINs and frames. */
abstract class SessionContract extends PairingBench {
  private static final byte[] UNKNOWN_TYPE = {(byte) 0xa3, 0, 1, 1, 0x18, 0x63, 2, 5};

  @Test
  void theRightPinOpensASessionWithAnExporterOfItsOwn() throws Exception {
    byte[] first = session().exporter();
    stopAll();
    byte[] second = session().exporter();

    assertThat(first).hasSize(32).isNotEqualTo(second);
  }

  @Test
  void aWrongPinLeavesTwoMoreAndTheRightOneThenOpensTheSession() throws Exception {
    SessionInitiator initiator = greet();
    assertThat(initiator.attemptsLeft()).isEqualTo(3);

    assertThat(initiator.authenticate(WRONG_PIN)).isEqualTo(new PinOutcome.WrongPin(2));
    assertThat(initiator.authenticate("1")).isEqualTo(new PinOutcome.WrongPin(1));

    assertThat(initiator.attemptsLeft()).isEqualTo(1);
    assertThat(authenticate(initiator).exporter()).hasSize(32);
  }

  @Test
  void threeWrongPinsCloseTheChannel() throws Exception {
    InterferingChannel channel = connect();
    SessionInitiator initiator = SessionInitiator.start(channel, LIMIT);
    initiator.authenticate(WRONG_PIN);
    initiator.authenticate(WRONG_PIN);

    assertThat(initiator.authenticate(WRONG_PIN)).isEqualTo(new PinOutcome.WrongPin(0));

    awaitServed();
    assertError(ChannelError.CLOSED, () -> channel.receive(LIMIT));
    assertThatThrownBy(() -> initiator.authenticate(PIN)).isInstanceOf(IllegalStateException.class);
    assertThat(server.pairable()).isTrue();
  }

  @Test
  void twentyWrongPinsCloseThePairingModeUntilItIsRestarted() throws Exception {
    for (int channels = 0; channels < 6; channels++) {
      SessionInitiator initiator = greet();
      for (int left = 2; left >= 0; left--) {
        assertThat(initiator.authenticate(WRONG_PIN)).isEqualTo(new PinOutcome.WrongPin(left));
      }
      awaitServed();
    }
    SessionInitiator last = greet();
    assertThat(last.attemptsLeft()).isEqualTo(2);
    assertThat(last.authenticate(WRONG_PIN)).isEqualTo(new PinOutcome.WrongPin(1));
    assertThat(last.authenticate(WRONG_PIN)).isEqualTo(new PinOutcome.WrongPin(0));
    awaitServed();

    assertThat(server.pairable()).isFalse();
    assertError(ChannelError.PAIRING_CLOSED, this::greet);

    server.restartPairingMode();
    assertThat(server.pairable()).isTrue();
    assertThat(session().exporter()).hasSize(32);
  }

  @Test
  void aDeviceThatGetsNoRightPinNeverSendsAnythingMadeWithTheKey() throws Exception {
    InterferingChannel channel = connect();
    AtomicReference<Message> lastAnswer = new AtomicReference<>();
    channel.onReceive(
        message -> {
          lastAnswer.set(decoded(message));
          return List.of(message);
        });
    SessionInitiator.start(channel, LIMIT).authenticate(WRONG_PIN);

    assertThat(lastAnswer.get())
        .usingRecursiveComparison()
        .ignoringFields("correlation")
        .isEqualTo(new Failure(0, ChannelError.WRONG_PIN, 2));
  }

  @Test
  void aSecondBrowserIsToldThatTheDeviceIsBusyUntilTheFirstIsDone() throws Exception {
    SessionInitiator first = greet();
    assertThat(server.pairable()).isFalse();

    assertError(ChannelError.BUSY, this::greet);

    assertThat(authenticate(first).exporter()).hasSize(32);
    stopAll();
    assertThat(server.pairable()).isTrue();
    assertThat(session().exporter()).hasSize(32);
  }

  @Test
  void anotherVersionOfTheProtocolIsRefused() throws Exception {
    InterferingChannel channel = connect();
    channel.onSend(message -> List.of(new byte[] {(byte) 0xa3, 0, 2, 1, 1, 2, 1}));

    assertError(ChannelError.UNSUPPORTED_VERSION, () -> SessionInitiator.start(channel, LIMIT));
  }

  @Test
  void anUnknownTypeInsteadOfAGreetingIsRefused() throws Exception {
    InterferingChannel channel = connect();
    channel.onSend(message -> List.of(UNKNOWN_TYPE));

    assertError(ChannelError.UNKNOWN_TYPE, () -> SessionInitiator.start(channel, LIMIT));
  }

  @Test
  void aMessageOfTheSessionInsteadOfAGreetingIsOutOfOrder() throws Exception {
    InterferingChannel channel = connect();
    channel.onSend(message -> List.of(encoded(new Done(1))));

    assertError(ChannelError.OUT_OF_ORDER, () -> SessionInitiator.start(channel, LIMIT));
  }

  @Test
  void bytesThatAreNoMessageAreRefusedAndTheChannelIsClosed() throws Exception {
    InterferingChannel channel = connect();
    channel.send("GET / HTTP/1.1\r\n\r\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

    assertThat(decoded(channel.receive(LIMIT)))
        .isEqualTo(new Failure(Message.UNSOLICITED, ChannelError.MALFORMED));
    assertError(ChannelError.CLOSED, () -> channel.receive(LIMIT));
  }

  @Test
  void aSecondGreetingIsOutOfOrder() throws Exception {
    InterferingChannel channel = connect();
    SessionInitiator.start(channel, LIMIT);
    channel.send(encoded(new Hello(9)));

    assertThat(decoded(channel.receive(LIMIT)))
        .isEqualTo(new Failure(9, ChannelError.OUT_OF_ORDER));
  }

  @Test
  void anAlteredGreetingIsNoticedInTheFirstFrame() throws Exception {
    InterferingChannel channel = connect();
    // One more unknown key, as a meddler could add: both ends accept it, but saw different bytes.
    channel.onSend(
        message -> {
          byte[] longer = Arrays.copyOf(message, message.length + 3);
          longer[0]++;
          longer[message.length] = 0x18;
          longer[message.length + 1] = 0x63;
          longer[message.length + 2] = 0;
          return List.of(longer);
        });
    SessionInitiator initiator = SessionInitiator.start(channel, LIMIT);
    channel.onSend(List::of);
    SecureSession session = authenticate(initiator);
    session.send(encoded(new Done(1)));

    assertError(ChannelError.CLOSED, () -> session.receive(LIMIT));
    awaitServed();
  }

  @Test
  void alteredKeySharesEndTheAttempt() throws Exception {
    InterferingChannel channel = connect();
    SessionInitiator initiator = SessionInitiator.start(channel, LIMIT);
    channel.onReceive(
        message -> {
          message[message.length - 1] ^= 1;
          return List.of(message);
        });

    assertError(ChannelError.NOT_AUTHENTICATED, () -> initiator.authenticate(PIN));
    awaitServed();
    assertThat(server.pairable()).isTrue();
  }

  @Test
  void aMessageOverTheLimitIsNotSent() throws Exception {
    SecureSession session = session();

    assertError(
        ChannelError.TOO_LARGE, () -> session.send(new byte[SecureSession.MAX_PLAINTEXT + 1]));
    InterferingChannel channel = connect();
    assertError(
        ChannelError.TOO_LARGE, () -> channel.send(new byte[MessageChannel.MAX_MESSAGE + 1]));
  }

  @Test
  void theLargestMessageArrivesAndIsAnswered() throws Exception {
    SecureSession session = session();
    session.send(new byte[SecureSession.MAX_PLAINTEXT]);

    assertThat(decoded(session.receive(LIMIT)))
        .isEqualTo(new Failure(Message.UNSOLICITED, ChannelError.MALFORMED));
  }

  @Test
  void waitingForADeviceThatSaysNothingEndsInTime() throws Exception {
    SecureSession session = session();

    assertError(ChannelError.TIMEOUT, () -> session.receive(Duration.ofMillis(1)));
  }

  final void stopAll() throws Exception {
    closeBrowserEnds();
    awaitServed();
  }

  static byte[] encoded(Message message) {
    try {
      return CborCodec.encode(message);
    } catch (org.vicinity.channel.ChannelException e) {
      throw new AssertionError(e);
    }
  }

  static Message decoded(byte[] message) {
    try {
      return CborCodec.decode(message);
    } catch (org.vicinity.channel.ChannelException e) {
      throw new AssertionError(e);
    }
  }
}
