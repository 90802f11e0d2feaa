package org.vicinity.ble.frame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;

/** Cuts the messages of one direction of one channel into fragments. For one thread at a time. */
public final class Fragmenter {
  private final int channel;
  private int message;

  /** Takes the channel's number. */
  public Fragmenter(int channel) {
    this.channel = channel;
  }

  /**
   * Cuts the next message.
   *
   * @param bytes the message
   * @param maxSize the largest frame that the link carries now, at least {@link Frame#MIN_SIZE}
   * @return its fragments, at least one
   * @throws ChannelException {@code TOO_LARGE} over {@link MessageChannel#MAX_MESSAGE} bytes
   */
  public List<Frame.Data> next(byte[] bytes, int maxSize) throws ChannelException {
    if (bytes.length > MessageChannel.MAX_MESSAGE) {
      throw new ChannelException(ChannelError.TOO_LARGE, bytes.length + " bytes");
    }
    int size = Math.min(maxSize, Frame.MAX_SIZE);
    if (size < Frame.MIN_SIZE) {
      throw new IllegalArgumentException("frames of " + size + " bytes");
    }
    List<Frame.Data> fragments = new ArrayList<>();
    int from = 0;
    do {
      boolean first = fragments.isEmpty();
      int room = size - (first ? Frame.FIRST_HEADER : Frame.HEADER);
      int to = Math.min(bytes.length, from + room);
      fragments.add(
          new Frame.Data(
              channel,
              message,
              fragments.size(),
              to == bytes.length,
              first ? Optional.of(new Frame.Whole(bytes.length, crc(bytes))) : Optional.empty(),
              Arrays.copyOfRange(bytes, from, to)));
      from = to;
    } while (from < bytes.length);
    message = (message + 1) & 0xff;
    return fragments;
  }

  static int crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }
}
