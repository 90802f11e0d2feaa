package org.vicinity.ble.frame;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;

/**
 * Puts the messages of one direction of one channel together. The link below neither loses nor
 * repeats nor reorders what was acknowledged, so anything but the next fragment is an error that
 * ends the channel. Holds at most one message. For one thread at a time.
 */
public final class Reassembler {
  private int message;
  private int sequence;
  private Frame.Whole whole = new Frame.Whole(0, 0);
  private ByteBuffer parts = ByteBuffer.allocate(0);

  /**
   * Takes the next fragment.
   *
   * @return the message when this fragment completes it
   * @throws ChannelException {@code MALFORMED} when a fragment is lost, repeated, out of order or
   *     altered; {@code TOO_LARGE} when the message is announced or grows larger than allowed
   */
  public Optional<byte[]> accept(Frame.Data fragment) throws ChannelException {
    if (fragment.message() != message || fragment.sequence() != sequence) {
      throw malformed(
          "fragment %d.%d came instead of %d.%d"
              .formatted(fragment.message(), fragment.sequence(), message, sequence));
    }
    if (fragment.whole().isPresent() != (sequence == 0)) {
      throw malformed("the first fragment is not where it belongs");
    }
    if (fragment.whole().isPresent()) {
      begin(fragment.whole().get());
    }
    byte[] payload = fragment.payload();
    if (payload.length > parts.remaining()) {
      throw new ChannelException(ChannelError.TOO_LARGE, "longer than it said it was");
    }
    if (payload.length == 0 && whole.length() > 0) {
      throw malformed("an empty fragment");
    }
    parts.put(payload);
    sequence++;
    return fragment.last() ? Optional.of(end()) : Optional.empty();
  }

  /** Returns whether a message has begun and not ended. */
  public boolean isInMessage() {
    return sequence > 0;
  }

  private void begin(Frame.Whole announced) throws ChannelException {
    if (announced.length() > MessageChannel.MAX_MESSAGE) {
      throw new ChannelException(ChannelError.TOO_LARGE, announced.length() + " bytes");
    }
    whole = announced;
    parts = ByteBuffer.allocate(announced.length());
  }

  private byte[] end() throws ChannelException {
    byte[] bytes = parts.array();
    if (parts.hasRemaining()) {
      throw malformed(parts.remaining() + " bytes of a message are missing");
    }
    if (Fragmenter.crc(bytes) != whole.crc()) {
      throw malformed("the checksum of a message is wrong");
    }
    message = (message + 1) & 0xff;
    sequence = 0;
    parts = ByteBuffer.allocate(0);
    return bytes;
  }

  private static ChannelException malformed(String detail) {
    return new ChannelException(ChannelError.MALFORMED, detail);
  }
}
