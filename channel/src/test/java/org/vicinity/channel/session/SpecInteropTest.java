package org.vicinity.channel.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.vicinity.channel.memory.MemoryChannel;

class SpecInteropTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final MemoryChannel.Pair channel = MemoryChannel.pair();

  // Repeated: the signed hash and leading zeroes show in some runs only.
  @RepeatedTest(20)
  void aDeviceMadeFromTheSpecificationOpensASession() throws Exception {
    CompletableFuture<Void> device =
        CompletableFuture.runAsync(new SpecDevice(channel.device(), "123456"));
    SessionInitiator initiator = SessionInitiator.start(channel.browser(), LIMIT);
    PinOutcome outcome = initiator.authenticate("123456");

    assertThat(outcome).isInstanceOf(PinOutcome.Authenticated.class);
    try (SecureSession session = ((PinOutcome.Authenticated) outcome).session()) {
      session.send(new byte[] {1, 2, 3});
      assertThat(session.receive(LIMIT)).containsExactly(1, 2, 3);
    }
    device.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Test
  void aDeviceMadeFromTheSpecificationSeesThatAPinIsWrong() throws Exception {
    CompletableFuture<Void> device =
        CompletableFuture.runAsync(new SpecDevice(channel.device(), "123456"));
    try (SessionInitiator initiator = SessionInitiator.start(channel.browser(), LIMIT)) {
      assertThat(initiator.authenticate("123457")).isEqualTo(new PinOutcome.WrongPin(2));
    }
    device.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }
}
