package org.vicinity.channel.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.util.BigIntegers;
import org.junit.jupiter.api.Test;
import org.vicinity.channel.memory.MemoryChannel;
import org.vicinity.channel.message.CborCodec;
import org.vicinity.channel.message.Done;
import org.vicinity.channel.testing.InterferingChannel;

/**
 * One whole session with known random numbers, byte for byte as in
 * docs/spec/near-field-vectors.txt. What this build says is written to target/ when they differ.
 */
class SessionVectorTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Path PUBLISHED = Path.of("..", "docs", "spec", "near-field-vectors.txt");
  private static final Path COMPUTED = Path.of("target", "near-field-vectors.txt");
  private static final String PIN = "123456";
  private static final List<String> SCALARS = List.of("x1", "x2", "v1", "v2", "v3");

  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream transcript = new ByteArrayOutputStream();

  @Test
  void aSessionWithKnownRandomNumbersIsThePublishedOne() throws Exception {
    say("pin", PIN.getBytes(StandardCharsets.US_ASCII));
    for (String who : List.of("browser", "device")) {
      for (String what : SCALARS) {
        say(who + " " + what, scalar(who, what));
      }
    }
    MemoryChannel.Pair pair = MemoryChannel.pair();
    CompletableFuture<SecureSession> device =
        CompletableFuture.supplyAsync(() -> device(pair.device()));
    InterferingChannel browserEnd = new InterferingChannel(pair.browser());
    browserEnd.onSend(message -> said("browser to device", message));
    browserEnd.onReceive(message -> said("device to browser", message));

    PinOutcome outcome =
        SessionInitiator.start(browserEnd, LIMIT, new KnownRandom("browser")).authenticate(PIN);
    SecureSession browser = ((PinOutcome.Authenticated) outcome).session();
    SecureSession other = device.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    byte[] sharedX = jpake().sharedX();
    byte[] salt = Hashing.sha256().hashBytes(transcript.toByteArray()).asBytes();
    assertThat(browser.exporter())
        .isEqualTo(SpecDevice.hkdf(salt, sharedX, "vicinity/1 exporter"))
        .isEqualTo(other.exporter());
    say("shared x", sharedX);
    say("transcript hash", salt);
    say("exporter", browser.exporter());
    byte[] plaintext = CborCodec.encode(new Done(1));
    say("plaintext", plaintext);
    browser.send(plaintext);
    other.receive(LIMIT);
    other.send(plaintext);
    browser.receive(LIMIT);

    Files.writeString(COMPUTED, text);
    assertThat(text.toString()).isEqualTo(Files.readString(PUBLISHED));
  }

  private static SecureSession device(MemoryChannel channel) {
    try {
      SessionResponder responder =
          SessionResponder.accept(channel, LIMIT, new KnownRandom("device"));
      responder.greet(3);
      assertThat(responder.attempt(PIN, LIMIT)).isTrue();
      return responder.open(ready -> assertThat(ready.exporter()).hasSize(32));
    } catch (org.vicinity.channel.ChannelException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The shared number from the specification's formulas, for it never leaves the product code. */
  private static SpecJpake jpake() {
    SpecJpake browser = spec("browser", "device");
    SpecJpake device = spec("device", "browser");
    browser.acceptRound1(device.publicX1(), device.publicX2(), device.proof1(), device.proof2());
    device.acceptRound1(browser.publicX1(), browser.publicX2(), browser.proof1(), browser.proof2());
    browser.acceptRound2(device.publicA(), device.proofA());
    return browser;
  }

  private static SpecJpake spec(String who, String peer) {
    return new SpecJpake(
        "vicinity-" + who,
        "vicinity-" + peer,
        PIN,
        SCALARS.stream().map(what -> new BigInteger(1, scalar(who, what))).toList());
  }

  private static byte[] scalar(String who, String what) {
    return Hashing.sha256()
        .hashString("vicinity " + who + " " + what, StandardCharsets.US_ASCII)
        .asBytes();
  }

  private List<byte[]> said(String direction, byte[] message) {
    say(direction, message);
    transcript.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(message.length).array());
    transcript.writeBytes(message);
    return List.of(message);
  }

  private void say(String name, byte[] value) {
    text.append(name).append(": ").append(HexFormat.of().formatHex(value)).append('\n');
  }

  /** Gives out the known scalars in the order in which a participant draws them. */
  private static final class KnownRandom extends SecureRandom {
    private final transient Queue<byte[]> values;

    KnownRandom(String who) {
      values = new ArrayDeque<>(SCALARS.stream().map(what -> scalar(who, what)).toList());
    }

    @Override
    public void nextBytes(byte[] bytes) {
      byte[] next = values.remove();
      System.arraycopy(
          BigIntegers.asUnsignedByteArray(bytes.length, new BigInteger(1, next)),
          0,
          bytes,
          0,
          bytes.length);
    }
  }
}
