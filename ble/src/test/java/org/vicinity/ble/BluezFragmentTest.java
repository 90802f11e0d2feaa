package org.vicinity.ble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vicinity.ble.BluezPair.LONG;
import static org.vicinity.ble.ChannelErrors.assertError;
import static org.vicinity.ble.ChannelErrors.errorLater;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vicinity.ble.frame.Frame;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.MessageChannel;

/** What may become of a fragment between two programs, over BlueZ's interfaces on a bus. */
class BluezFragmentTest {
  private static final byte[] MESSAGE = new byte[1000];

  private BluezPair pair;

  /** What happens on the air. */
  enum Accident {
    LOST(() -> second(frames -> List.of())),
    REPEATED(
        () ->
            second(
                frames -> {
                  List<byte[]> twice = new ArrayList<>(frames);
                  twice.addAll(frames);
                  return twice;
                })),
    OUT_OF_ORDER(Accident::swapped),
    OVERSIZED(() -> second(frames -> List.of(Arrays.copyOf(frames.get(0), Frame.MAX_SIZE + 1)))),
    CUT_SHORT(() -> second(frames -> List.of(Arrays.copyOf(frames.get(0), Frame.HEADER - 1)))),
    ALTERED(
        () ->
            second(
                frames -> {
                  byte[] altered = frames.get(0).clone();
                  altered[altered.length - 1] ^= 1;
                  return List.of(altered);
                }));

    private final Supplier<UnaryOperator<List<byte[]>>> air;

    Accident(Supplier<UnaryOperator<List<byte[]>>> air) {
      this.air = air;
    }

    /** Changes the second frame; all others pass. */
    private static UnaryOperator<List<byte[]>> second(UnaryOperator<List<byte[]>> change) {
      int[] count = {0};
      return frames -> ++count[0] == 2 ? change.apply(frames) : frames;
    }

    /** Lets the third frame overtake the second. */
    private static UnaryOperator<List<byte[]>> swapped() {
      List<byte[]> held = new ArrayList<>();
      int[] count = {0};
      return frames ->
          switch (++count[0]) {
            case 2 -> {
              held.addAll(frames);
              yield List.of();
            }
            case 3 -> {
              held.addAll(0, frames);
              yield held;
            }
            default -> frames;
          };
    }
  }

  @BeforeEach
  void start() throws Exception {
    pair = new BluezPair();
  }

  @AfterEach
  void stop() throws Exception {
    pair.close();
  }

  @ParameterizedTest
  @EnumSource
  void onTheWayToTheDeviceEndsTheChannelOnBothSides(Accident accident) throws Exception {
    MessageChannel central = pair.open();
    MessageChannel device = pair.deviceEnd();
    pair.bluez.disturbance().onWrite(accident.air.get());

    assertError(ChannelError.CLOSED, () -> central.send(MESSAGE));
    assertError(ChannelError.MALFORMED, () -> device.receive(LONG));
    assertError(ChannelError.CLOSED, () -> central.receive(LONG));
  }

  @ParameterizedTest
  @EnumSource
  void onTheWayToTheCentralEndsTheChannelOnBothSides(Accident accident) throws Exception {
    MessageChannel central = pair.open();
    MessageChannel device = pair.deviceEnd();
    pair.bluez.disturbance().onIndication(accident.air.get());
    // The central's word that it closed comes when the device has sent all it had, or before.
    CompletableFuture<ChannelError> deviceError =
        errorLater(
            () -> {
              device.send(MESSAGE);
              device.receive(LONG);
            });

    assertError(ChannelError.MALFORMED, () -> central.receive(LONG));
    assertThat(deviceError.get(60, TimeUnit.SECONDS)).isEqualTo(ChannelError.CLOSED);
  }
}
