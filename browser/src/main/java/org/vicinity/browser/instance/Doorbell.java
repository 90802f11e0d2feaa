package org.vicinity.browser.instance;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where second starts ring: a Unix socket that only the profile's owner can reach, since its folder
 * is the owner's. One request in JSON for each connection, answered with one word. Thread-safe.
 */
public final class Doorbell implements AutoCloseable {
  static final String TAKEN = "taken";
  static final String REFUSED = "refused";

  /** An address of the address bar's length, in JSON's worst spelling. */
  static final int MOST_BYTES = 6 * 32_768 + 100;

  static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private static final Logger LOG = LoggerFactory.getLogger(Doorbell.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Path socket;
  private final ServerSocketChannel server;
  private final ExecutorService door = Executors.newSingleThreadExecutor(Doorbell::daemon);
  private final ScheduledExecutorService impatience =
      Executors.newSingleThreadScheduledExecutor(Doorbell::daemon);
  private final Predicate<Handover> taker;

  private Doorbell(Path socket, Predicate<Handover> taker) throws IOException {
    this.socket = socket;
    this.taker = taker;
    // Left by a browser that was killed; the profile's lock says that none is there now.
    Files.deleteIfExists(socket);
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(socket));
    } catch (IOException failed) {
      server.close();
      throw failed;
    }
    door.execute(this::serve);
  }

  /**
   * Listens.
   *
   * @param socket the socket's file, in a folder of the owner's alone; the caller has the profile
   * @param taker takes a request on this doorbell's thread, or refuses it
   * @throws IOException when the socket cannot be made: the path may be too long, for example
   */
  public static Doorbell at(Path socket, Predicate<Handover> taker) throws IOException {
    return new Doorbell(socket, taker);
  }

  private void serve() {
    while (server.isOpen()) {
      try (SocketChannel caller = server.accept()) {
        // Reading from a socket has no limit of its own.
        var limit =
            impatience.schedule(() -> close(caller), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        answer(caller);
        limit.cancel(false);
      } catch (AsynchronousCloseException ended) {
        LOG.debug("a second start took too long, or the browser ends");
      } catch (IOException | RuntimeException failed) {
        LOG.warn("a second start was not heard: {}", failed.toString());
      }
    }
  }

  private void answer(SocketChannel caller) throws IOException {
    InputStream in = Channels.newInputStream(caller);
    byte[] request = in.readNBytes(MOST_BYTES + 1);
    boolean taken =
        request.length <= MOST_BYTES && taker.test(JSON.readValue(request, Handover.class));
    caller.write(ByteBuffer.wrap((taken ? TAKEN : REFUSED).getBytes(StandardCharsets.US_ASCII)));
  }

  private static void close(AutoCloseable channel) {
    try {
      channel.close();
    } catch (Exception failed) {
      LOG.debug("closing a connection", failed);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "doorbell");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() throws IOException {
    server.close();
    door.shutdownNow();
    impatience.shutdownNow();
    Files.deleteIfExists(socket);
  }
}
