package org.vicinity.ble.radio;

import java.util.concurrent.CompletableFuture;

/** A connection to one peer that carries frames both ways. Thread-safe. */
public interface FrameLink {
  /** Returns how many bytes a frame may have now, at least 20. */
  int maxFrame();

  /**
   * Sends one frame. Does not block; the caller waits for one frame before it sends the next.
   *
   * @return done when the peer acknowledged the frame. Fails with a {@link
   *     org.vicinity.channel.ChannelException}: {@code BUSY}, {@code UNSUPPORTED_VERSION} or {@code
   *     CLOSED} when the peer refused it, {@code CLOSED} when the link is lost
   */
  CompletableFuture<Void> send(byte[] frame);

  /** Disconnects; what is being sent fails. Idempotent, returns at once. */
  void close();
}
