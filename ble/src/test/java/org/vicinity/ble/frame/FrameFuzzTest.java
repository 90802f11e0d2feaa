package org.vicinity.ble.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.provider.MethodSource;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;

@Tag("fuzz")
class FrameFuzzTest {
  static Stream<byte[]> frames() throws ChannelException {
    return Stream.concat(
        Stream.of(new Frame.Open(Frame.VERSION, 7).encode(), new Frame.Close(7).encode()),
        new Fragmenter(7).next(new byte[60], Frame.MIN_SIZE).stream().map(Frame.Data::encode));
  }

  static Stream<byte[]> links() throws ChannelException {
    Fragmenter fragmenter = new Fragmenter(7);
    ByteArrayOutputStream link = new ByteArrayOutputStream();
    for (int size : new int[] {0, 5, 60}) {
      for (Frame.Data frame : fragmenter.next(new byte[size], Frame.MIN_SIZE)) {
        byte[] encoded = frame.encode();
        link.write(encoded.length);
        link.writeBytes(encoded);
      }
    }
    return Stream.of(link.toByteArray());
  }

  /** A frame that is taken is the only way to write what it says. */
  @MethodSource("frames")
  @FuzzTest
  void aFrameIsReadOrRefused(byte[] bytes) {
    try {
      assertThat(Frame.parse(bytes).encode()).isEqualTo(bytes);
    } catch (ChannelException refused) {
      assertThat(refused.error()).isNotNull();
    }
  }

  /** Whatever comes over a link, a message has the length and checksum that were announced. */
  @MethodSource("links")
  @FuzzTest
  void framesBecomeMessagesOrAreRefused(byte[] bytes) {
    ByteBuffer link = ByteBuffer.wrap(bytes);
    Reassembler reassembler = new Reassembler();
    Frame.Whole announced = new Frame.Whole(0, 0);
    try {
      while (link.hasRemaining()) {
        byte[] frame = new byte[Math.min(link.get() & 0xff, link.remaining())];
        link.get(frame);
        if (Frame.parse(frame) instanceof Frame.Data data) {
          announced = data.whole().orElse(announced);
          Optional<byte[]> message = reassembler.accept(data);
          if (message.isPresent()) {
            assertThat(message.get().length)
                .isEqualTo(announced.length())
                .isLessThanOrEqualTo(MessageChannel.MAX_MESSAGE);
            assertThat(Fragmenter.crc(message.get())).isEqualTo(announced.crc());
          }
        }
      }
    } catch (ChannelException refused) {
      assertThat(refused.error()).isNotNull();
    }
  }
}
