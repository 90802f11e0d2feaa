package org.vicinity.channel.lan;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;

/**
 * Messages over TCP: each is preceded by its length, four bytes in network byte order. A length
 * over {@link MessageChannel#MAX_MESSAGE} closes the channel before anything is allocated.
 *
 * <p>The socket does not block; each direction waits in a selector of its own, for that is what can
 * be given a deadline, be interrupted and be closed from elsewhere.
 */
final class TcpChannel implements MessageChannel {
  /** A peer that takes nothing for so long is gone. */
  static final Duration SEND_LIMIT = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(TcpChannel.class);
  private static final int DRAIN_LIMIT = 64 * 1024;

  private final SocketChannel socket;
  private final Duration sendLimit;
  private final Consumer<TcpChannel> onClose;
  private final Selector readable;
  private final Selector writable;
  private final Object receiving = new Object();
  private final Object sending = new Object();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
  private ByteBuffer body = header; // the header itself until the length is known
  private volatile boolean hasReceived;

  /**
   * Takes a connected socket over, and closes it when that fails.
   *
   * @param onClose told once, when the channel is closed from either side
   * @throws IOException when the system is out of descriptors
   */
  TcpChannel(SocketChannel socket, Consumer<TcpChannel> onClose) throws IOException {
    this(socket, SEND_LIMIT, onClose);
  }

  TcpChannel(SocketChannel socket, Duration sendLimit, Consumer<TcpChannel> onClose)
      throws IOException {
    this.socket = socket;
    this.sendLimit = sendLimit;
    this.onClose = onClose;
    Selector reads = null;
    Selector writes = null;
    try {
      socket.configureBlocking(false);
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      reads = Selector.open();
      socket.register(reads, SelectionKey.OP_READ);
      writes = Selector.open();
      socket.register(writes, SelectionKey.OP_WRITE);
    } catch (IOException e) {
      Quietly.close(reads, writes, socket);
      throw e;
    }
    readable = reads;
    writable = writes;
  }

  @Override
  public void send(byte[] message) throws ChannelException {
    if (message.length > MAX_MESSAGE) {
      throw new ChannelException(ChannelError.TOO_LARGE, message.length + " bytes");
    }
    ByteBuffer frame = ByteBuffer.allocate(Integer.BYTES + message.length);
    frame.putInt(message.length).put(message).flip();
    long deadline = System.nanoTime() + sendLimit.toNanos();
    synchronized (sending) {
      try {
        refuseClosed();
        while (frame.hasRemaining()) {
          if (socket.write(frame) == 0 && !await(writable, deadline)) {
            close(); // what was begun can be neither finished nor taken back
            throw new ChannelException(ChannelError.TIMEOUT);
          }
        }
      } catch (IOException e) {
        throw gone(e);
      }
    }
  }

  @Override
  public byte[] receive(Duration timeout) throws ChannelException {
    long deadline = System.nanoTime() + Math.min(timeout.toMillis(), Integer.MAX_VALUE) * 1_000_000;
    synchronized (receiving) {
      try {
        refuseClosed();
        while (!frameComplete()) {
          int read = socket.read(body);
          if (read < 0) {
            close();
            throw new ChannelException(ChannelError.CLOSED);
          }
          if (read == 0 && !await(readable, deadline)) {
            throw new ChannelException(ChannelError.TIMEOUT); // a later call goes on from here
          }
        }
      } catch (IOException e) {
        throw gone(e);
      }
      byte[] message = body.array();
      body = header.clear();
      hasReceived = true;
      return message;
    }
  }

  /** Returns whether at least one whole message came in. */
  boolean hasReceived() {
    return hasReceived;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      drain();
      Quietly.close(socket, readable, writable);
      onClose.accept(this);
    }
  }

  // Closing with unread bytes resets the connection, and a reset can overtake our last message.
  private void drain() {
    try {
      socket.shutdownOutput();
      ByteBuffer scratch = ByteBuffer.allocate(4096);
      for (int drained = 0; drained < DRAIN_LIMIT; ) {
        int read = socket.read(scratch.clear());
        if (read <= 0) {
          return;
        }
        drained += read;
      }
    } catch (IOException e) {
      LOG.trace("draining a connection: {}", e.toString());
    }
  }

  private boolean frameComplete() throws ChannelException {
    if (body != header || header.hasRemaining()) {
      return body != header && !body.hasRemaining();
    }
    int length = header.getInt(0);
    if (length < 0 || length > MAX_MESSAGE) {
      close();
      throw new ChannelException(
          ChannelError.TOO_LARGE, Integer.toUnsignedString(length) + " bytes announced");
    }
    body = ByteBuffer.allocate(length);
    return length == 0;
  }

  /** Returns false when the time is over. */
  private boolean await(Selector selector, long deadline) throws IOException, ChannelException {
    long left = deadline - System.nanoTime();
    if (left <= 0) {
      return false;
    }
    try {
      selector.select(key -> {}, Math.max(1, (left + 999_999) / 1_000_000));
    } catch (ClosedSelectorException e) {
      throw new ClosedChannelException();
    }
    refuseClosed();
    return true;
  }

  private void refuseClosed() throws ChannelException {
    if (closed.get()) {
      throw new ChannelException(ChannelError.CLOSED);
    }
    if (Thread.currentThread().isInterrupted()) {
      close();
      throw new ChannelException(ChannelError.CLOSED, "interrupted");
    }
  }

  private ChannelException gone(IOException cause) {
    close();
    return new ChannelException(ChannelError.CLOSED, cause);
  }
}
