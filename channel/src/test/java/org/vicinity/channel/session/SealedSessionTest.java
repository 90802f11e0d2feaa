package org.vicinity.channel.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.memory.MemoryChannel;
import org.vicinity.channel.message.CborCodec;
import org.vicinity.channel.message.Sealed;

class SealedSessionTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final MemoryChannel.Pair channel = MemoryChannel.pair();
  private final SecureSession browser = session(channel.browser(), Role.BROWSER, 1);
  private final SecureSession device = session(channel.device(), Role.DEVICE, 1);

  @Test
  void theTwoDirectionsUseDifferentKeys() throws Exception {
    browser.send(new byte[] {5});
    device.send(new byte[] {5});

    assertThat(frame(channel.device()).ciphertext())
        .isNotEqualTo(frame(channel.browser()).ciphertext());
  }

  @Test
  void theSameMessageTwiceLooksDifferent() throws Exception {
    browser.send(new byte[] {5});
    browser.send(new byte[] {5});

    assertThat(frame(channel.device()).ciphertext())
        .isNotEqualTo(frame(channel.device()).ciphertext());
  }

  @Test
  void anotherTranscriptGivesOtherKeys() throws Exception {
    SecureSession elsewhere = session(channel.device(), Role.DEVICE, 2);
    browser.send(new byte[] {5});

    assertThat(error(() -> elsewhere.receive(LIMIT))).isEqualTo(ChannelError.NOT_AUTHENTICATED);
    assertThat(elsewhere.exporter()).isNotEqualTo(browser.exporter());
  }

  @Test
  void aBadFrameClosesTheChannelForGood() throws Exception {
    channel.browser().send(CborCodec.encode(new Sealed(0, new byte[20])));
    browser.send(new byte[] {5});

    assertThat(error(() -> device.receive(LIMIT))).isEqualTo(ChannelError.NOT_AUTHENTICATED);
    assertThat(error(() -> device.receive(LIMIT))).isEqualTo(ChannelError.CLOSED);
    assertThat(error(() -> device.send(new byte[1]))).isEqualTo(ChannelError.CLOSED);
    assertThat(error(() -> channel.browser().receive(LIMIT))).isEqualTo(ChannelError.CLOSED);
  }

  @Test
  void closingEndsAWaitingReceive() throws Exception {
    CompletableFuture<ChannelError> waiting =
        CompletableFuture.supplyAsync(() -> error(() -> browser.receive(LIMIT)));
    browser.close();

    assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo(ChannelError.CLOSED);
  }

  @Test
  void theExporterIsACopy() {
    byte[] exporter = browser.exporter();
    exporter[0]++;

    assertThat(browser.exporter()).isNotEqualTo(exporter).isEqualTo(device.exporter());
  }

  @Test
  void aFrameIsNotUnsealedUnderTheNumberOfAnother() {
    FrameCipher sender = new FrameCipher(new byte[32], Role.BROWSER);
    FrameCipher receiver = new FrameCipher(new byte[32], Role.BROWSER);
    Sealed first = sender.seal(new byte[] {1});
    Sealed renumbered = new Sealed(1, first.ciphertext());

    assertThat(receiver.unseal(renumbered)).isEmpty();
    assertThat(receiver.unseal(first)).isPresent();
    assertThat(receiver.unseal(renumbered)).isEqualTo(Optional.empty());
  }

  @Test
  void aFrameIsNotUnsealedInTheOtherDirection() {
    Sealed sent = new FrameCipher(new byte[32], Role.BROWSER).seal(new byte[] {1});

    assertThat(new FrameCipher(new byte[32], Role.DEVICE).unseal(sent)).isEmpty();
  }

  private static Sealed frame(MemoryChannel end) throws ChannelException {
    return (Sealed) CborCodec.decode(end.receive(LIMIT));
  }

  private static SecureSession session(MemoryChannel end, Role role, int transcript) {
    try (KeySchedule keys = new KeySchedule(new byte[32], new byte[] {(byte) transcript})) {
      return new SealedSession(end, role, keys);
    }
  }

  private static ChannelError error(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(ChannelException.class, call).error();
  }
}
