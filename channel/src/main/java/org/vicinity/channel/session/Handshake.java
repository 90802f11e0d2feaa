package org.vicinity.channel.session;

import java.time.Duration;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.message.CborCodec;
import org.vicinity.channel.message.Failure;
import org.vicinity.channel.message.Message;

/**
 * What is said in the clear before the session: sends and receives typed messages and keeps the
 * transcript. One thread speaks and listens; any may {@link #fail}.
 */
final class Handshake {
  private final MessageChannel channel;
  private final Transcript transcript = new Transcript();

  Handshake(MessageChannel channel) {
    this.channel = channel;
  }

  MessageChannel channel() {
    return channel;
  }

  synchronized void send(Message message) throws ChannelException {
    channel.send(record(message));
  }

  /** Adds a message to the transcript and returns it encoded, for the caller to send. */
  synchronized byte[] record(Message message) throws ChannelException {
    byte[] encoded = CborCodec.encode(message);
    transcript.add(encoded);
    return encoded;
  }

  /** Waits for the next message. */
  Message receive(Duration timeout) throws ChannelException {
    byte[] encoded = channel.receive(timeout);
    Message message = CborCodec.decode(encoded);
    synchronized (this) {
      transcript.add(encoded);
    }
    return message;
  }

  /** Tells the other side why this ends, if it still listens, and closes the channel. */
  synchronized void fail(long correlation, ChannelError error) {
    try {
      channel.send(CborCodec.encode(new Failure(correlation, error)));
    } catch (ChannelException gone) {
      // It is being closed anyway, and the first reason is the one that counts.
    } finally {
      channel.close();
    }
  }

  synchronized byte[] transcriptHash() {
    return transcript.hash();
  }

  /**
   * Returns a message that must be of that type.
   *
   * @throws ChannelException the other side's error when it is a {@link Failure}, {@code
   *     OUT_OF_ORDER} when it is anything else
   */
  static <T extends Message> T expect(Class<T> type, Message message) throws ChannelException {
    if (message instanceof Failure failure) {
      throw new ChannelException(failure.error(), "said the other side");
    }
    if (!type.isInstance(message)) {
      throw new ChannelException(ChannelError.OUT_OF_ORDER, "expected " + type.getSimpleName());
    }
    return type.cast(message);
  }

  /**
   * Returns the reason that the other side gave before it closed, or what was thrown when it gave
   * none.
   */
  ChannelException reasonInsteadOf(ChannelException closed) {
    try {
      if (closed.error() == ChannelError.CLOSED
          && receive(Duration.ZERO) instanceof Failure failure) {
        return new ChannelException(failure.error(), closed);
      }
    } catch (ChannelException none) {
      closed.addSuppressed(none);
    }
    return closed;
  }
}
