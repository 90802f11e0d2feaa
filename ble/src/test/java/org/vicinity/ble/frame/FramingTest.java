package org.vicinity.ble.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.MessageChannel;

class FramingTest {
  private static final int CHANNEL = 0x1234;

  @Property(tries = 300)
  void everyMessageComesBackWholeAtEveryMtu(
      @ForAll @Size(max = 3000) byte[] message,
      @ForAll @IntRange(min = Frame.MIN_SIZE, max = 600) int size)
      throws ChannelException {
    Fragmenter fragmenter = new Fragmenter(CHANNEL);
    Reassembler reassembler = new Reassembler();

    // More messages than their number has values.
    assertThat(transfer(fragmenter, reassembler, message, size)).isEqualTo(message);
    for (int count = 0; count < 256; count++) {
      byte[] small = {(byte) count};
      assertThat(transfer(fragmenter, reassembler, small, size)).isEqualTo(small);
    }
  }

  @Property(tries = 100)
  void everyFrameFits(
      @ForAll @Size(max = 2000) byte[] message,
      @ForAll @IntRange(min = Frame.MIN_SIZE, max = 600) int size)
      throws ChannelException {
    for (Frame.Data fragment : new Fragmenter(CHANNEL).next(message, size)) {
      assertThat(fragment.encode().length).isLessThanOrEqualTo(Math.min(size, Frame.MAX_SIZE));
    }
  }

  @Property
  void anyBytesAreParsedOrRefusedAsMalformed(@ForAll @Size(max = 600) byte[] bytes) {
    try {
      assertThat(Frame.parse(bytes).encode()).isEqualTo(bytes);
    } catch (ChannelException e) {
      assertThat(e.error()).isEqualTo(ChannelError.MALFORMED);
    }
  }

  @Property(tries = 300)
  void anySequenceOfFramesEndsInMessagesOrAnError(@ForAll List<@Size(max = 30) byte[]> frames) {
    Reassembler reassembler = new Reassembler();
    try {
      for (byte[] bytes : frames) {
        if (Frame.parse(bytes) instanceof Frame.Data data) {
          reassembler.accept(data);
        }
      }
    } catch (ChannelException e) {
      assertThat(e.error()).isIn(ChannelError.MALFORMED, ChannelError.TOO_LARGE);
    }
  }

  @Property(tries = 200)
  void aLostFragmentIsNoticed(
      @ForAll @Size(min = 40, max = 400) byte[] message, @ForAll int which) {
    List<byte[]> frames = frames(message, message);
    frames.remove(Math.floorMod(which, frames.size() - 1));

    assertThat(errorOf(frames)).isEqualTo(ChannelError.MALFORMED);
  }

  @Property(tries = 200)
  void aRepeatedFragmentIsNoticed(
      @ForAll @Size(min = 40, max = 400) byte[] message, @ForAll int which) {
    List<byte[]> frames = frames(message);
    int index = Math.floorMod(which, frames.size());
    frames.add(index, frames.get(index));

    assertThat(errorOf(frames)).isEqualTo(ChannelError.MALFORMED);
  }

  @Property(tries = 200)
  void fragmentsOutOfOrderAreNoticed(
      @ForAll @Size(min = 40, max = 400) byte[] message, @ForAll int one, @ForAll int other) {
    List<byte[]> frames = frames(message);
    int first = Math.floorMod(one, frames.size());
    int second = Math.floorMod(other, frames.size());
    Assume.that(first != second);
    byte[] moved = frames.set(first, frames.get(second));
    frames.set(second, moved);

    assertThat(errorOf(frames)).isEqualTo(ChannelError.MALFORMED);
  }

  @Property(tries = 300)
  void anAlteredBitIsNoticed(
      @ForAll @Size(min = 1, max = 400) byte[] message, @ForAll int which, @ForAll int bit) {
    List<byte[]> frames = frames(message);
    byte[] frame = frames.get(Math.floorMod(which, frames.size()));
    int position = Math.floorMod(bit, frame.length * 8);
    Assume.that(
        position / 8 != 2 && position / 8 != 3); // the channel's number is not ours to check
    frame[position / 8] ^= (byte) (1 << position % 8);

    List<byte[]> received = new ArrayList<>();
    ChannelError error = errorOf(frames, received);
    assertThat(received).isEmpty();
    // A "last" flag that is gone shows only when the message does not end.
    if (error == null) {
      assertThat(position / 8).isZero();
    }
  }

  @Example
  void aMessageOverTheLimitIsNotCut() {
    assertThatThrownBy(
            () -> new Fragmenter(0).next(new byte[MessageChannel.MAX_MESSAGE + 1], Frame.MAX_SIZE))
        .isInstanceOfSatisfying(
            ChannelException.class, e -> assertThat(e.error()).isEqualTo(ChannelError.TOO_LARGE));
  }

  @Example
  void theLargestMessagePassesAtTheSmallestMtu() throws ChannelException {
    byte[] message = new byte[MessageChannel.MAX_MESSAGE];
    Arrays.fill(message, (byte) 7);

    assertThat(transfer(new Fragmenter(CHANNEL), new Reassembler(), message, Frame.MIN_SIZE))
        .isEqualTo(message);
  }

  @Example
  void aMessageThatIsAnnouncedTooLargeIsRefusedAtItsFirstFragment() {
    Frame.Data first =
        new Frame.Data(
            CHANNEL,
            0,
            0,
            false,
            Optional.of(new Frame.Whole(MessageChannel.MAX_MESSAGE + 1, 0)),
            new byte[1]);

    assertThat(errorOf(List.of(first.encode()))).isEqualTo(ChannelError.TOO_LARGE);
  }

  @Example
  void aMessageThatGrowsOverItsAnnouncedLengthIsRefused() {
    Frame.Data first =
        new Frame.Data(CHANNEL, 0, 0, false, Optional.of(new Frame.Whole(2, 0)), new byte[1]);
    Frame.Data second = new Frame.Data(CHANNEL, 0, 1, true, Optional.empty(), new byte[2]);

    assertThat(errorOf(List.of(first.encode(), second.encode()))).isEqualTo(ChannelError.TOO_LARGE);
  }

  @Example
  void emptyFragmentsCannotKeepAMessageOpenForEver() {
    Frame.Data first =
        new Frame.Data(CHANNEL, 0, 0, false, Optional.of(new Frame.Whole(2, 0)), new byte[1]);
    Frame.Data empty = new Frame.Data(CHANNEL, 0, 1, false, Optional.empty(), new byte[0]);

    assertThat(errorOf(List.of(first.encode(), empty.encode()))).isEqualTo(ChannelError.MALFORMED);
  }

  private static byte[] transfer(Fragmenter fragmenter, Reassembler to, byte[] message, int size)
      throws ChannelException {
    Optional<byte[]> whole = Optional.empty();
    for (Frame.Data fragment : fragmenter.next(message, size)) {
      assertThat(whole).isEmpty();
      whole = to.accept((Frame.Data) Frame.parse(fragment.encode()));
    }
    assertThat(to.isInMessage()).isFalse();
    return whole.orElseThrow();
  }

  private static List<byte[]> frames(byte[]... messages) {
    Fragmenter fragmenter = new Fragmenter(CHANNEL);
    List<byte[]> frames = new ArrayList<>();
    try {
      for (byte[] message : messages) {
        fragmenter.next(message, Frame.MIN_SIZE).forEach(each -> frames.add(each.encode()));
      }
    } catch (ChannelException e) {
      throw new AssertionError(e);
    }
    return frames;
  }

  private static ChannelError errorOf(List<byte[]> frames) {
    ChannelError error = errorOf(frames, new ArrayList<>());
    assertThat(error).as("no error").isNotNull();
    return error;
  }

  private static ChannelError errorOf(List<byte[]> frames, List<byte[]> received) {
    Reassembler reassembler = new Reassembler();
    ChannelException thrown =
        catchThrowableOfType(
            ChannelException.class,
            () -> {
              for (byte[] bytes : frames) {
                if (Frame.parse(bytes) instanceof Frame.Data data) {
                  reassembler.accept(data).ifPresent(received::add);
                }
              }
            });
    return thrown == null ? null : thrown.error();
  }
}
