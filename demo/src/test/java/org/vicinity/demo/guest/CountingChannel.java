package org.vicinity.demo.guest;

import java.time.Duration;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;

/** A channel that counts what goes through it. For one thread. */
final class CountingChannel implements MessageChannel {
  private final MessageChannel real;
  private int bytes;

  CountingChannel(MessageChannel real) {
    this.real = real;
  }

  /** Returns the bytes of both directions since this was asked last. */
  int bytes() {
    int counted = bytes;
    bytes = 0;
    return counted;
  }

  @Override
  public void send(byte[] message) throws ChannelException {
    bytes += message.length;
    real.send(message);
  }

  @Override
  public byte[] receive(Duration timeout) throws ChannelException {
    byte[] message = real.receive(timeout);
    bytes += message.length;
    return message;
  }

  @Override
  public void close() {
    real.close();
  }
}
