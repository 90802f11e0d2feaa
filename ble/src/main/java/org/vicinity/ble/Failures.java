package org.vicinity.ble;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;

/** Turns what futures throw into what channels throw. */
final class Failures {
  private Failures() {}

  /** Returns the channel's failure within; anything else is {@code INTERNAL}. */
  static ChannelException of(Throwable thrown) {
    Throwable cause = thrown;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause instanceof ChannelException known
        ? known
        : new ChannelException(ChannelError.INTERNAL, cause);
  }

  /** Returns a time limit in nanoseconds; what does not fit is for ever. */
  static long nanos(Duration timeout) {
    Duration longest = Duration.ofNanos(Long.MAX_VALUE / 2);
    return timeout.compareTo(longest) >= 0 ? longest.toNanos() : timeout.toNanos();
  }
}
