package org.vicinity.browser.instance;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A second start at the door of the browser that has the profile. */
public final class Visitor {
  private static final Logger LOG = LoggerFactory.getLogger(Visitor.class);

  private Visitor() {}

  /**
   * Hands a request over.
   *
   * @param patience how long an answer is waited for
   * @return whether the browser took it; false, too, when nobody listens there
   */
  public static boolean ring(Path socket, Handover wish, Duration patience)
      throws InterruptedException {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                answer.complete(ask(socket, wish));
              } catch (IOException | RuntimeException nobody) {
                LOG.debug("nobody at {}", socket, nobody);
                answer.complete(false);
              }
            },
            "visitor");
    thread.setDaemon(true);
    thread.start();
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException silent) {
      return false;
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean ask(Path socket, Handover wish) throws IOException {
    try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
      ByteBuffer request = ByteBuffer.wrap(Doorbell.JSON.writeValueAsBytes(wish));
      while (request.hasRemaining()) {
        channel.write(request);
      }
      channel.shutdownOutput();
      byte[] reply = Channels.newInputStream(channel).readNBytes(Doorbell.REFUSED.length() + 1);
      return new String(reply, StandardCharsets.US_ASCII).equals(Doorbell.TAKEN);
    }
  }
}
