package org.vicinity.channel.session;

import java.time.Duration;
import org.vicinity.channel.ChannelException;

/** An authenticated, encrypted, ordered conversation over a message channel. */
public interface SecureSession extends AutoCloseable {
  /**
   * Encrypts and sends one message.
   *
   * @throws ChannelException {@code CLOSED}, {@code TOO_LARGE} or {@code TIMEOUT}
   */
  void send(byte[] plaintext) throws ChannelException;

  /**
   * Waits for and decrypts the next message.
   *
   * @throws ChannelException {@code TIMEOUT}, {@code CLOSED}, or {@code NOT_AUTHENTICATED} when a
   *     frame was altered, repeated or reordered (the session is closed then)
   */
  byte[] receive(Duration timeout) throws ChannelException;

  /** Returns the 32 bytes that only the two ends of this very session know: the channel binding. */
  byte[] exporter();

  /** Closes the session and its channel; idempotent. */
  @Override
  void close();
}
