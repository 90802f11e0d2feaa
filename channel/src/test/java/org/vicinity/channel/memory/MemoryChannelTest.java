package org.vicinity.channel.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;

class MemoryChannelTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final MemoryChannel.Pair pair = MemoryChannel.pair();

  @Test
  void messagesArriveInOrderAndBothWays() throws Exception {
    pair.browser().send(new byte[] {1});
    pair.browser().send(new byte[] {2});
    pair.device().send(new byte[] {3});

    assertThat(pair.device().receive(LIMIT)).containsExactly(1);
    assertThat(pair.device().receive(LIMIT)).containsExactly(2);
    assertThat(pair.browser().receive(LIMIT)).containsExactly(3);
  }

  @Test
  void aMessageIsACopy() throws Exception {
    byte[] message = {1};
    pair.browser().send(message);
    message[0] = 2;

    assertThat(pair.device().receive(LIMIT)).containsExactly(1);
  }

  @Test
  void whatWasSentBeforeThePeerClosedStillArrives() throws Exception {
    pair.browser().send(new byte[] {1});
    pair.browser().close();

    assertThat(pair.device().receive(LIMIT)).containsExactly(1);
    assertThat(error(() -> pair.device().receive(LIMIT))).isEqualTo(ChannelError.CLOSED);
    assertThat(error(() -> pair.device().send(new byte[1]))).isEqualTo(ChannelError.CLOSED);
  }

  @Test
  void theOwnCloseEndsAWaitingReceive() throws Exception {
    CompletableFuture<ChannelError> waiting =
        CompletableFuture.supplyAsync(() -> error(() -> pair.browser().receive(LIMIT)));
    pair.browser().close();

    assertThat(waiting.get(20, TimeUnit.SECONDS)).isEqualTo(ChannelError.CLOSED);
  }

  @Test
  void noMessageInTimeIsATimeoutAndTheChannelStaysOpen() throws Exception {
    assertThat(error(() -> pair.browser().receive(Duration.ZERO))).isEqualTo(ChannelError.TIMEOUT);
    pair.device().send(new byte[] {1});

    assertThat(pair.browser().receive(Duration.ZERO)).containsExactly(1);
  }

  @Test
  void anInterruptionClosesTheChannelAndKeepsTheFlag() {
    Thread.currentThread().interrupt();

    assertThat(error(() -> pair.browser().receive(LIMIT))).isEqualTo(ChannelError.CLOSED);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(error(() -> pair.device().receive(LIMIT))).isEqualTo(ChannelError.CLOSED);
  }

  @Test
  void aFullChannelMakesTheSenderWaitForTheReceiver() throws Exception {
    for (int i = 0; i < MemoryChannel.CAPACITY; i++) {
      pair.browser().send(new byte[] {0});
    }
    CompletableFuture<Boolean> last =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                pair.browser().send(new byte[] {7});
                return true;
              } catch (ChannelException e) {
                throw new IllegalStateException(e);
              }
            });
    for (int i = 0; i < MemoryChannel.CAPACITY; i++) {
      assertThat(pair.device().receive(LIMIT)).containsExactly(0);
    }

    assertThat(last.get(20, TimeUnit.SECONDS)).isTrue();
    assertThat(pair.device().receive(LIMIT)).containsExactly(7);
  }

  @Test
  void theLargestMessageIsSentAndALargerOneIsNot() throws Exception {
    pair.browser().send(new byte[MessageChannel.MAX_MESSAGE]);

    assertThat(pair.device().receive(LIMIT)).hasSize(MessageChannel.MAX_MESSAGE);
    assertThat(error(() -> pair.browser().send(new byte[MessageChannel.MAX_MESSAGE + 1])))
        .isEqualTo(ChannelError.TOO_LARGE);
  }

  private static ChannelError error(ThrowingCallable call) {
    ChannelException thrown = catchThrowableOfType(ChannelException.class, call);
    assertThat(thrown).isNotNull();
    return thrown.error();
  }
}
