package org.vicinity.browser.router;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of the engine, from its first byte to its last. Belongs to the selector's thread;
 * only {@link #reset}, {@link #host} and {@link #offersHttp2} may be called from others.
 */
final class RoutedConnection {
  private static final Logger LOG = LoggerFactory.getLogger(RoutedConnection.class);

  /** Its ALPN name (RFC 9113 section 3.1). */
  private static final String HTTP_2 = "h2";

  /** Where a connection stands. */
  enum Stage {
    /** The ClientHello is coming in. */
    HELLO,
    /** The device is looked up, checked and connected to. */
    DIALLING,
    /** Bytes go both ways. */
    PUMPING,
    /** It is over. */
    CLOSED
  }

  /** What exists only while bytes go both ways. */
  private record Link(SelectionKey toDevice, Pump up, Pump down) {}

  private final SelectionKey toClient;
  private final SocketChannel client;
  private final BufferPool pool;
  private final long helloDeadline;
  private Stage stage = Stage.HELLO;
  private Optional<HelloReader> hello = Optional.of(new HelloReader());
  private Optional<Link> link = Optional.empty();
  private volatile Optional<String> host = Optional.empty();
  private volatile boolean offersHttp2;
  private volatile Optional<SocketChannel> device = Optional.empty();
  private volatile boolean reset;

  /**
   * Takes over an accepted channel.
   *
   * @param helloDeadline when the ClientHello must be complete, in the loop's nanoseconds
   */
  RoutedConnection(SocketChannel client, Selector selector, BufferPool pool, long helloDeadline)
      throws IOException {
    this.client = client;
    this.pool = pool;
    this.helloDeadline = helloDeadline;
    client.configureBlocking(false);
    client.setOption(StandardSocketOptions.TCP_NODELAY, true);
    this.toClient = client.register(selector, SelectionKey.OP_READ, this);
  }

  Stage stage() {
    return stage;
  }

  long helloDeadline() {
    return helloDeadline;
  }

  /** Returns the server name, once it is known. */
  Optional<String> host() {
    return host;
  }

  /** Returns whether the client would speak HTTP/2; the engine's WebSockets never would. */
  boolean offersHttp2() {
    return offersHttp2;
  }

  /**
   * Reads on.
   *
   * @return the server name, when the ClientHello is complete now; the connection is then in {@code
   *     DIALLING}
   * @throws RefusedException {@code MALFORMED} or {@code NO_SERVER_NAME}
   * @throws IOException when the client went away
   */
  Optional<String> readHello() throws IOException, RefusedException {
    HelloReader reader = hello.orElseThrow();
    if (client.read(reader.target()) < 0) {
      throw new IOException("the client left before its ClientHello was complete");
    }
    Optional<ClientHello> complete;
    try {
      complete = reader.read();
    } catch (MalformedHelloException e) {
      throw new RefusedException(Refusal.MALFORMED, e);
    }
    if (complete.isPresent()) {
      offersHttp2 = complete.get().protocols().contains(HTTP_2);
      host = complete.get().serverName();
      if (host.isEmpty()) {
        throw new RefusedException(Refusal.NO_SERVER_NAME);
      }
      stage = Stage.DIALLING;
      toClient.interestOps(0);
    }
    return host;
  }

  /** Starts to pass bytes on, those of the ClientHello first. Takes the device's channel over. */
  void attach(SocketChannel deviceChannel) throws IOException {
    device = Optional.of(deviceChannel);
    if (reset || stage == Stage.CLOSED) {
      close();
      return;
    }
    SelectionKey toDevice = deviceChannel.register(toClient.selector(), 0, this);
    Pump up = new Pump(client, deviceChannel, pool);
    up.begin(hello.orElseThrow().received());
    hello = Optional.empty();
    link = Optional.of(new Link(toDevice, up, new Pump(deviceChannel, client, pool)));
    stage = Stage.PUMPING;
    pump();
  }

  /** Moves what can be moved, and closes when both directions have ended. */
  void pump() throws IOException {
    Link now = link.orElseThrow();
    now.up.move();
    now.down.move();
    if (now.up.ended() && now.down.ended()) {
      close();
      return;
    }
    toClient.interestOps(interest(now.up, now.down));
    now.toDevice.interestOps(interest(now.down, now.up));
  }

  /** Tells the client no, the way its refusal says, and closes. */
  void refuse(Refusal refusal) {
    if (stage != Stage.CLOSED && !reset) {
      refusal.alert().ifPresent(this::send);
    }
    close();
  }

  /** Closes both sides in order. */
  void close() {
    stage = Stage.CLOSED;
    hello = Optional.empty();
    link.ifPresent(
        was -> {
          was.up.release();
          was.down.release();
        });
    link = Optional.empty();
    closeQuietly(client);
    device.ifPresent(RoutedConnection::closeQuietly);
  }

  /**
   * Breaks both sides off at once: what was not delivered yet is dropped, and nothing is moved
   * after this returned. Any thread; on the selector's thread {@link #close} has to follow.
   */
  void reset() {
    reset = true;
    breakOff(client);
    device.ifPresent(RoutedConnection::breakOff);
  }

  private static int interest(Pump reading, Pump writing) {
    return (reading.wantsToRead() ? SelectionKey.OP_READ : 0)
        | (writing.wantsToWrite() ? SelectionKey.OP_WRITE : 0);
  }

  private void send(TlsAlert alert) {
    ByteBuffer record = alert.record();
    try {
      client.write(record);
      client.shutdownOutput();
    } catch (IOException e) {
      LOG.debug("a client left before it was refused", e);
    }
  }

  private static void breakOff(SocketChannel channel) {
    try {
      channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    } catch (IOException e) {
      LOG.debug("a connection was closed before it was broken off", e);
    }
    closeQuietly(channel);
  }

  private static void closeQuietly(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("closing a connection failed", e);
    }
  }
}
