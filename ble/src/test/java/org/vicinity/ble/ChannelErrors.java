package org.vicinity.ble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;

/** What a channel says when it fails. */
final class ChannelErrors {
  private ChannelErrors() {}

  static void assertError(ChannelError expected, ThrowingCallable call) {
    assertThat(errorOf(call)).isEqualTo(expected);
  }

  static ChannelError errorOf(ThrowingCallable call) {
    ChannelException thrown = catchThrowableOfType(ChannelException.class, call);
    assertThat(thrown).as("no ChannelException").isNotNull();
    return thrown.error();
  }

  /** The same of a call on a thread of its own. */
  static CompletableFuture<ChannelError> errorLater(ThrowingCallable call) {
    CompletableFuture<ChannelError> error = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                error.complete(errorOf(call));
              } catch (AssertionError e) {
                error.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return error;
  }
}
