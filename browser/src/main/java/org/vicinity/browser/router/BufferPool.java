package org.vicinity.browser.router;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lends direct buffers of {@value #SIZE} bytes. A direction of a connection holds one only while
 * the other side is slower than it, so that idle connections cost no memory. Not thread-safe.
 */
final class BufferPool {
  /** Measured: larger ones bring nothing, smaller ones cost throughput. */
  static final int SIZE = 256 * 1024;

  private static final int KEPT = 16;

  private final Deque<ByteBuffer> free = new ArrayDeque<>();

  /** Returns an empty buffer. */
  ByteBuffer take() {
    ByteBuffer buffer = free.poll();
    return buffer != null ? buffer.clear() : ByteBuffer.allocateDirect(SIZE);
  }

  /** Takes a buffer back. */
  void give(ByteBuffer buffer) {
    if (free.size() < KEPT) {
      free.push(buffer);
    }
  }
}
