package org.vicinity.channel.session;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.message.CborCodec;
import org.vicinity.channel.message.Message;
import org.vicinity.channel.message.Sealed;

/**
 * The session on a message channel. Any thread may send, one at a time may receive. Whatever is
 * wrong with a frame ends the session; nothing is skipped and nothing is tried twice.
 */
final class SealedSession implements SecureSession {
  private final MessageChannel channel;
  private final FrameCipher outgoing;
  private final FrameCipher incoming;
  private final byte[] exporter;
  private final AtomicBoolean closed = new AtomicBoolean();

  SealedSession(MessageChannel channel, Role self, KeySchedule keys) {
    this.channel = channel;
    this.outgoing = new FrameCipher(keys.sendingKey(self), self);
    this.incoming = new FrameCipher(keys.sendingKey(self.peer()), self.peer());
    this.exporter = keys.exporter();
  }

  @Override
  public void send(byte[] plaintext) throws ChannelException {
    if (plaintext.length > MAX_PLAINTEXT) {
      throw new ChannelException(ChannelError.TOO_LARGE, plaintext.length + " bytes");
    }
    synchronized (outgoing) {
      checkOpen();
      if (outgoing.exhausted()) {
        close();
        checkOpen();
      }
      try {
        channel.send(CborCodec.encode(outgoing.seal(plaintext)));
      } catch (ChannelException e) {
        if (e.error() != ChannelError.CLOSED) {
          // Whether the frame arrived is not known, so neither is the number of the next one.
          close();
        }
        // A closed channel may still hold what the other side said last.
        throw e;
      }
    }
  }

  @Override
  public byte[] receive(Duration timeout) throws ChannelException {
    synchronized (incoming) {
      checkOpen();
      byte[] received = channel.receive(timeout);
      Optional<byte[]> plaintext = frame(received).flatMap(incoming::unseal);
      checkOpen();
      if (plaintext.isEmpty()) {
        close();
        throw new ChannelException(ChannelError.NOT_AUTHENTICATED);
      }
      return plaintext.get();
    }
  }

  private Optional<Sealed> frame(byte[] received) {
    try {
      Message message = CborCodec.decode(received);
      return message instanceof Sealed sealed ? Optional.of(sealed) : Optional.empty();
    } catch (ChannelException e) {
      return Optional.empty();
    }
  }

  private void checkOpen() throws ChannelException {
    if (closed.get()) {
      throw new ChannelException(ChannelError.CLOSED);
    }
  }

  @Override
  public byte[] exporter() {
    return exporter.clone();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      channel.close();
      // Only now: what another thread seals with a wiped key finds the channel closed, and what it
      // unseals with one is dropped because the session is.
      outgoing.wipe();
      incoming.wipe();
    }
  }
}
