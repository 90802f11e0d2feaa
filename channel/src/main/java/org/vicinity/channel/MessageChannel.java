package org.vicinity.channel;

import java.time.Duration;

/**
 * A bidirectional channel of whole messages of at most {@value #MAX_MESSAGE} bytes, in order, to
 * one device. One thread may send while another receives; {@link #close()} may come from any thread
 * and ends a waiting {@link #receive} with {@link ChannelError#CLOSED}.
 */
public interface MessageChannel extends AutoCloseable {
  /** The largest message, in bytes. */
  int MAX_MESSAGE = 16 * 1024;

  /**
   * Sends one message.
   *
   * @throws ChannelException {@code TOO_LARGE}, {@code CLOSED} or {@code TIMEOUT}
   */
  void send(byte[] message) throws ChannelException;

  /**
   * Waits for the next message.
   *
   * @throws ChannelException {@code TIMEOUT} after that time, {@code CLOSED} when the peer went
   *     away or the channel was closed, {@code TOO_LARGE} or {@code MALFORMED} for a bad frame (the
   *     channel is closed then). A thread's interruption closes the channel and reports {@code
   *     CLOSED}, with the interrupt flag kept.
   */
  byte[] receive(Duration timeout) throws ChannelException;

  /** Closes the channel; idempotent, does not throw. */
  @Override
  void close();
}
