package org.vicinity.ble.frame;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;

/**
 * What one GATT write or indication carries. Numbers are big-endian.
 *
 * <pre>
 * data    flags(1) message(1) channel(2) sequence(2) [length(2) crc32(4)] payload
 * open    0x04     version(1) channel(2)
 * close   0x08     0x00       channel(2)
 * </pre>
 *
 * <p>Flags of data are {@code 0x01} first and {@code 0x02} last; length and CRC-32 of the whole
 * message are in the first fragment only.
 */
public sealed interface Frame {
  /** The version of this framing. */
  int VERSION = 1;

  /** Bytes before the payload of a fragment that is not the first. */
  int HEADER = 6;

  /** Bytes before the payload of the first fragment. */
  int FIRST_HEADER = HEADER + 6;

  /** The largest frame, whatever the MTU: longer attribute values get lost in practice. */
  int MAX_SIZE = 508;

  /** The largest frame at the smallest MTU, 23 (Bluetooth Core 5.3, Vol 3, Part F, 3.2.8). */
  int MIN_SIZE = 20;

  /** Returns the channel that it belongs to, 0 to 65535. */
  int channel();

  /** Returns its bytes. */
  byte[] encode();

  /**
   * The central opens a channel.
   *
   * @param version the framing that it speaks
   * @param channel a random number of its choice
   */
  record Open(int version, int channel) implements Frame {
    @Override
    public byte[] encode() {
      return control(OPEN, version, channel);
    }
  }

  /** A side closes a channel: nothing more comes from it, and it takes nothing more. */
  record Close(int channel) implements Frame {
    @Override
    public byte[] encode() {
      return control(CLOSE, 0, channel);
    }
  }

  /**
   * A part of a message.
   *
   * @param channel the channel
   * @param message number of the message in its direction, from 0, modulo 256
   * @param sequence number of the fragment in its message, from 0
   * @param last whether the message ends here
   * @param whole what the first fragment says of the whole message; empty in all others
   * @param payload the part; not copied
   */
  record Data(
      int channel, int message, int sequence, boolean last, Optional<Whole> whole, byte[] payload)
      implements Frame {
    @Override
    public byte[] encode() {
      ByteBuffer bytes =
          ByteBuffer.allocate((whole.isPresent() ? FIRST_HEADER : HEADER) + payload.length);
      bytes.put((byte) ((whole.isPresent() ? FIRST : 0) | (last ? LAST : 0)));
      bytes.put((byte) message).putShort((short) channel).putShort((short) sequence);
      whole.ifPresent(all -> bytes.putShort((short) all.length()).putInt(all.crc()));
      return bytes.put(payload).array();
    }
  }

  /**
   * A message as its first fragment describes it.
   *
   * @param length its bytes, 0 to 65535
   * @param crc its CRC-32 (ISO-HDLC, as in Ethernet and zip)
   */
  record Whole(int length, int crc) {}

  /**
   * Reads what a peer sent; hostile.
   *
   * @throws ChannelException {@code MALFORMED}
   */
  static Frame parse(byte[] bytes) throws ChannelException {
    if (bytes.length < CONTROL) {
      throw malformed("a frame of " + bytes.length + " bytes");
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    int flags = in.get();
    int second = Byte.toUnsignedInt(in.get());
    int channel = Short.toUnsignedInt(in.getShort());
    if (flags == OPEN && bytes.length == CONTROL) {
      return new Open(second, channel);
    }
    if (flags == CLOSE && bytes.length == CONTROL && second == 0) {
      return new Close(channel);
    }
    boolean first = (flags & FIRST) != 0;
    int header = first ? FIRST_HEADER : HEADER;
    if ((flags & ~(FIRST | LAST)) != 0 || bytes.length < header || bytes.length > MAX_SIZE) {
      throw malformed("flags " + flags + " in a frame of " + bytes.length + " bytes");
    }
    int sequence = Short.toUnsignedInt(in.getShort());
    Optional<Whole> whole =
        first
            ? Optional.of(new Whole(Short.toUnsignedInt(in.getShort()), in.getInt()))
            : Optional.empty();
    byte[] payload = Arrays.copyOfRange(bytes, header, bytes.length);
    return new Data(channel, second, sequence, (flags & LAST) != 0, whole, payload);
  }

  /**
   * Returns the channel that a frame names which {@link #parse} refused; none when it is too short.
   */
  static Optional<Integer> channelOf(byte[] bytes) {
    return bytes.length < CONTROL
        ? Optional.empty()
        : Optional.of(Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(CHANNEL_AT)));
  }

  private static byte[] control(int flags, int second, int channel) {
    return ByteBuffer.allocate(CONTROL)
        .put((byte) flags)
        .put((byte) second)
        .putShort((short) channel)
        .array();
  }

  private static ChannelException malformed(String detail) {
    return new ChannelException(ChannelError.MALFORMED, detail);
  }

  /** Where the channel's number is. */
  int CHANNEL_AT = 2;

  /** Flag: the message begins here. */
  int FIRST = 0x01;

  /** Flag: the message ends here. */
  int LAST = 0x02;

  /** Flags of {@link Open}. */
  int OPEN = 0x04;

  /** Flags of {@link Close}. */
  int CLOSE = 0x08;

  /** Bytes of {@link Open} and {@link Close}. */
  int CONTROL = 4;
}
