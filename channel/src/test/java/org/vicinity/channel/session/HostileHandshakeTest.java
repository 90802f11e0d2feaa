package org.vicinity.channel.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.memory.MemoryChannel;
import org.vicinity.channel.message.CborCodec;
import org.vicinity.channel.message.Failure;
import org.vicinity.channel.message.HelloReply;
import org.vicinity.channel.message.JpakeRound1;
import org.vicinity.channel.message.JpakeRound2;
import org.vicinity.channel.message.JpakeRound3;
import org.vicinity.channel.message.Message;

/**
 * A browser that meets something that only plays a device; scripted answers wait in the channel.
 */
class HostileHandshakeTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String PIN = "123456";

  private final MemoryChannel.Pair channel = MemoryChannel.pair();
  private final PinExchange device = new PinExchange(Role.DEVICE, "000000", new SecureRandom());
  private final PinExchange browser = new PinExchange(Role.BROWSER, PIN, new SecureRandom());

  @ParameterizedTest
  @ValueSource(strings = {"", "123456789012345678901234567890123", "12\n34", "12é4"})
  void whatCannotBeAPinIsRefusedBeforeAnythingIsSent(String pin) throws Exception {
    answer(new HelloReply(1, 3));
    SessionInitiator initiator = SessionInitiator.start(channel.browser(), LIMIT);
    channel.device().receive(LIMIT);

    assertThatThrownBy(() -> initiator.authenticate(pin))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("12");
    initiator.close();
    assertThat(error(() -> channel.device().receive(LIMIT))).isEqualTo(ChannelError.CLOSED);
  }

  @Test
  void anAnswerToAnotherQuestionIsRefused() throws Exception {
    answer(new HelloReply(2, 3));

    assertThat(error(() -> SessionInitiator.start(channel.browser(), LIMIT)))
        .isEqualTo(ChannelError.OUT_OF_ORDER);
    assertThat(error(() -> channel.browser().receive(LIMIT))).isEqualTo(ChannelError.CLOSED);
  }

  @Test
  void aDeviceThatConfirmsWithoutThePinIsNotBelieved() throws Exception {
    answer(new HelloReply(1, 3));
    SessionInitiator initiator = SessionInitiator.start(channel.browser(), LIMIT);
    CompletableFuture<ChannelError> outcome =
        CompletableFuture.supplyAsync(() -> error(() -> initiator.authenticate(PIN)));
    channel.device().receive(LIMIT);
    device.accept((JpakeRound1) question());
    answer(device.round1(2));
    device.accept((JpakeRound2) question());
    answer(device.round2(3));
    question();
    answer(device.round3(4));

    assertThat(outcome.get(20, TimeUnit.SECONDS)).isEqualTo(ChannelError.NOT_AUTHENTICATED);
  }

  @Test
  void aDeviceThatSaysTheBrowsersOwnNumbersBackIsNotBelieved() throws Exception {
    MessageChannel mirror = new MirrorChannel(CborCodec.encode(new HelloReply(1, 3)));

    SessionInitiator initiator = SessionInitiator.start(mirror, LIMIT);
    assertThat(error(() -> initiator.authenticate(PIN))).isEqualTo(ChannelError.NOT_AUTHENTICATED);
  }

  @Test
  void aWrongPinBeforeThePinWasShownIsAnError() throws Exception {
    answer(new HelloReply(1, 3));
    answer(new Failure(2, ChannelError.WRONG_PIN, 2));
    SessionInitiator initiator = SessionInitiator.start(channel.browser(), LIMIT);

    assertThat(error(() -> initiator.authenticate(PIN))).isEqualTo(ChannelError.WRONG_PIN);
    assertThat(error(() -> channel.browser().receive(LIMIT))).isEqualTo(ChannelError.CLOSED);
  }

  @Test
  void aPointThatIsNotOnTheCurveIsMalformed() throws Exception {
    JpakeRound1 good = device.round1(2);
    byte[] off = good.x1().clone();
    off[64] ^= 1;
    assertRound1(
        new JpakeRound1(2, off, good.x2(), good.proof1(), good.proof2()), ChannelError.MALFORMED);
  }

  @Test
  void aCompressedPointPaddedToTheLengthIsMalformed() throws Exception {
    JpakeRound1 good = device.round1(2);
    byte[] odd = good.x1().clone();
    odd[0] = 2;
    assertRound1(
        new JpakeRound1(2, odd, good.x2(), good.proof1(), good.proof2()), ChannelError.MALFORMED);
  }

  @Test
  void thePointAtInfinityIsMalformed() throws Exception {
    JpakeRound1 good = device.round1(2);
    assertRound1(
        new JpakeRound1(2, new byte[65], good.x2(), good.proof1(), good.proof2()),
        ChannelError.MALFORMED);
  }

  @Test
  void proofsInTheWrongPlaceAreNotBelieved() throws Exception {
    JpakeRound1 good = device.round1(2);
    assertRound1(
        new JpakeRound1(2, good.x1(), good.x2(), good.proof2(), good.proof1()),
        ChannelError.NOT_AUTHENTICATED);
  }

  @Test
  void aTagOfOnesOrZeroesDoesNotConfirm() throws Exception {
    device.accept(browser.round1(1));
    browser.accept(device.round1(1));
    device.accept(browser.round2(2));
    browser.accept(device.round2(2));
    byte[] ones = new byte[32];
    Arrays.fill(ones, (byte) -1);

    for (byte[] tag : List.of(new byte[32], ones, device.round3(3).tag())) {
      assertThat(browser.confirms(new JpakeRound3(3, tag))).isFalse();
    }
  }

  private void assertRound1(JpakeRound1 round1, ChannelError expected) throws Exception {
    answer(new HelloReply(1, 3));
    answer(round1);
    SessionInitiator initiator = SessionInitiator.start(channel.browser(), LIMIT);

    assertThat(error(() -> initiator.authenticate(PIN))).isEqualTo(expected);
    assertThat(error(() -> channel.browser().receive(LIMIT))).isEqualTo(ChannelError.CLOSED);
  }

  private Message question() throws ChannelException {
    return CborCodec.decode(channel.device().receive(LIMIT));
  }

  private void answer(Message message) throws ChannelException {
    channel.device().send(CborCodec.encode(message));
  }

  private static ChannelError error(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    ChannelException thrown = catchThrowableOfType(ChannelException.class, call);
    assertThat(thrown).isNotNull();
    return thrown.error();
  }

  /** Answers the greeting, then each message with itself. */
  private static final class MirrorChannel implements MessageChannel {
    private byte[] next;
    private boolean greeted;

    MirrorChannel(byte[] greeting) {
      next = greeting;
    }

    @Override
    public void send(byte[] message) {
      if (greeted) {
        next = message;
      }
      greeted = true;
    }

    @Override
    public byte[] receive(Duration timeout) {
      return next;
    }

    @Override
    public void close() {}
  }
}
