package org.vicinity.browser.router;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * One direction of a connection: reads from one channel, writes to the other, and passes on the end
 * of the stream. Only one buffer is under way, so a slow reader slows the writer down. Not
 * thread-safe.
 */
final class Pump {
  private final SocketChannel from;
  private final SocketChannel to;
  private final BufferPool pool;
  private Optional<ByteBuffer> underway = Optional.empty();
  private boolean inputEnded;
  private boolean ended;

  Pump(SocketChannel from, SocketChannel to, BufferPool pool) {
    this.from = from;
    this.to = to;
    this.pool = pool;
  }

  /** Has bytes written before those that are read; to be called before the first {@link #move}. */
  void begin(ByteBuffer first) {
    underway = Optional.of(pool.take().put(first).flip());
  }

  /**
   * Moves what can be moved now, one buffer at most.
   *
   * @throws IOException when one of the two sides is gone
   */
  void move() throws IOException {
    if (!ended && underway.isEmpty()) {
      read();
    }
    if (underway.isPresent()) {
      write(underway.get());
    }
    if (inputEnded && underway.isEmpty() && !ended) {
      to.shutdownOutput();
      ended = true;
    }
  }

  boolean wantsToRead() {
    return !inputEnded && underway.isEmpty();
  }

  boolean wantsToWrite() {
    return underway.isPresent();
  }

  /** Returns whether the end of the stream was passed on. */
  boolean ended() {
    return ended;
  }

  /** Gives the buffer back; nothing is moved afterwards. */
  void release() {
    underway.ifPresent(pool::give);
    underway = Optional.empty();
    inputEnded = true;
    ended = true;
  }

  private void read() throws IOException {
    ByteBuffer buffer = pool.take();
    boolean filled = false;
    try {
      int count = from.read(buffer);
      inputEnded = count < 0;
      filled = count > 0;
    } finally {
      if (!filled) {
        pool.give(buffer);
      }
    }
    if (filled) {
      underway = Optional.of(buffer.flip());
    }
  }

  private void write(ByteBuffer buffer) throws IOException {
    to.write(buffer);
    if (!buffer.hasRemaining()) {
      pool.give(buffer);
      underway = Optional.empty();
    }
  }
}
