package org.vicinity.browser.chooser;

import java.time.Duration;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.session.SecureSession;

/** A session that only knows whether it was closed. */
final class FakeSession implements SecureSession {
  volatile boolean closed;

  @Override
  public void send(byte[] plaintext) throws ChannelException {
    throw new ChannelException(ChannelError.CLOSED);
  }

  @Override
  public byte[] receive(Duration timeout) throws ChannelException {
    throw new ChannelException(ChannelError.CLOSED);
  }

  @Override
  public byte[] exporter() {
    return new byte[32];
  }

  @Override
  public void close() {
    closed = true;
  }
}
