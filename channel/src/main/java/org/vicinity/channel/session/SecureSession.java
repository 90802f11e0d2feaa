package org.vicinity.channel.session;

import java.time.Duration;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.message.Sealed;

/**
 * An authenticated, encrypted, ordered conversation over a message channel. Any thread may send,
 * one at a time may receive; {@link #close()} may come from any thread.
 */
public interface SecureSession extends AutoCloseable {
  /** The largest message inside a session, in bytes. */
  int MAX_PLAINTEXT = MessageChannel.MAX_MESSAGE - Sealed.OVERHEAD;

  /**
   * Encrypts and sends one message.
   *
   * @throws ChannelException {@code TOO_LARGE} over {@value #MAX_PLAINTEXT} bytes; {@code CLOSED}
   *     or {@code TIMEOUT} (the session is closed then)
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
