package org.vicinity.ble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vicinity.ble.ChannelErrors.assertError;
import static org.vicinity.ble.ChannelErrors.errorLater;
import static org.vicinity.ble.ChannelErrors.errorOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.ble.frame.Fragmenter;
import org.vicinity.ble.frame.Frame;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.MessageChannel;

/** What goes wrong on a link, and that each is one clear error on both sides. */
class FrameChannelTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final byte[] MESSAGE = new byte[1000];

  private final InProcessRadio radio = new InProcessRadio(100);
  private final BlockingQueue<MessageChannel> served = new LinkedBlockingQueue<>();
  private final CountDownLatch done = new CountDownLatch(1);
  private FrameTimes times = FrameTimes.DEFAULT;
  private BleTransport transport;
  private BlePeripheral peripheral;

  private MessageChannel open() throws ChannelException {
    if (transport == null) {
      peripheral = new BlePeripheral(radio, FramingContractTest.ANNOUNCEMENT, this::hold, times);
      transport = new BleTransport(radio, times);
    }
    return transport.open(FramingContractTest.DEVICE, LONG);
  }

  private void hold(MessageChannel channel) {
    served.add(channel);
    try {
      done.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private MessageChannel deviceEnd() throws InterruptedException {
    return served.poll(20, TimeUnit.SECONDS);
  }

  @AfterEach
  void end() {
    done.countDown();
    transport.close();
    peripheral.close();
  }

  @Test
  void messagesGoBothWaysInOrderAndWhatWasSentBeforeACloseStillArrives() throws Exception {
    MessageChannel central = open();
    MessageChannel device = deviceEnd();
    central.send(new byte[] {1});
    central.send(MESSAGE);
    device.send(new byte[0]);
    central.close();

    assertThat(device.receive(LONG)).containsExactly(1);
    assertThat(device.receive(LONG)).isEqualTo(MESSAGE);
    assertError(ChannelError.CLOSED, () -> device.receive(LONG));
    assertError(ChannelError.CLOSED, () -> device.send(MESSAGE));
    assertError(ChannelError.CLOSED, () -> central.receive(LONG));
  }

  @Test
  void aLostFragmentEndsTheChannelOnBothSides() throws Exception {
    MessageChannel central = open();
    MessageChannel device = deviceEnd();
    radio.toDevice = new Once(frames -> List.of());

    assertThat(errorOf(() -> central.send(MESSAGE))).isEqualTo(ChannelError.MALFORMED);
    assertError(ChannelError.MALFORMED, () -> device.receive(LONG));
    // Whichever is first: the refusal of the write, or the device's word that it closed.
    assertThat(errorOf(() -> central.receive(LONG)))
        .isIn(ChannelError.MALFORMED, ChannelError.CLOSED);
  }

  @Test
  void aRepeatedIndicationEndsTheChannelOnBothSides() throws Exception {
    MessageChannel central = open();
    MessageChannel device = deviceEnd();
    radio.toCentral =
        new Once(
            frames -> {
              List<byte[]> twice = new ArrayList<>(frames);
              twice.addAll(frames);
              return twice;
            });

    CompletableFuture<ChannelError> deviceError = errorLater(() -> device.send(MESSAGE));
    assertError(ChannelError.MALFORMED, () -> central.receive(LONG));
    assertThat(deviceError.get(20, TimeUnit.SECONDS)).isEqualTo(ChannelError.CLOSED);
  }

  @Test
  void fragmentsOutOfOrderEndTheChannel() throws Exception {
    MessageChannel central = open();
    List<byte[]> held = new ArrayList<>();
    radio.toDevice =
        new Once(
            frames -> {
              held.addAll(frames);
              radio.toDevice =
                  new Once(
                      next -> {
                        List<byte[]> swapped = new ArrayList<>(next);
                        swapped.addAll(held);
                        return swapped;
                      });
              return List.of();
            });

    assertThat(errorOf(() -> central.send(MESSAGE))).isEqualTo(ChannelError.MALFORMED);
  }

  @Test
  void aMessageThatIsAnnouncedTooLargeIsRefused() throws Exception {
    MessageChannel central = open();
    MessageChannel device = deviceEnd();
    radio.toDevice =
        new Once(
            frames -> {
              byte[] first = frames.get(0).clone();
              first[6] = (byte) 0xff;
              return List.of(first);
            });

    assertThat(errorOf(() -> central.send(MESSAGE))).isEqualTo(ChannelError.TOO_LARGE);
    assertError(ChannelError.TOO_LARGE, () -> device.receive(LONG));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aFragmentOfAnImpossibleLengthEndsTheChannelOnBothSides(boolean toDevice) throws Exception {
    MessageChannel central = open();
    MessageChannel device = deviceEnd();
    Once tooLong = new Once(frames -> List.of(Arrays.copyOf(frames.get(0), Frame.MAX_SIZE + 1)));
    radio.toDevice = toDevice ? tooLong : radio.toDevice;
    radio.toCentral = toDevice ? radio.toCentral : tooLong;
    MessageChannel receiver = toDevice ? device : central;
    MessageChannel sender = toDevice ? central : device;
    errorLater(() -> sender.send(MESSAGE));

    assertError(ChannelError.MALFORMED, () -> receiver.receive(LONG));
    assertThat(errorOf(() -> sender.receive(LONG)))
        .isIn(ChannelError.MALFORMED, ChannelError.CLOSED);
  }

  @Test
  void aPeerThatDoesNotAcknowledgeIsATimeoutAndTheLinkIsGivenUp() throws Exception {
    times = new FrameTimes(SHORT, LONG, LONG, LONG);
    MessageChannel central = open();
    MessageChannel device = deviceEnd();
    radio.acknowledges = false;

    assertError(ChannelError.TIMEOUT, () -> central.send(MESSAGE));
    assertError(ChannelError.CLOSED, () -> device.receive(LONG));
    assertThat(radio.links()).isZero();
  }

  @Test
  void aMessageThatStopsHalfwayIsATimeout() throws Exception {
    times = new FrameTimes(SHORT, LONG, LONG, LONG);
    CompletableFuture<Integer> number = new CompletableFuture<>();
    radio.toDevice =
        new Once(
            frames -> {
              number.complete((frames.get(0)[2] & 0xff) << 8 | frames.get(0)[3] & 0xff);
              return frames;
            });
    MessageChannel central = open();
    MessageChannel device = deviceEnd();
    byte[] half = new Fragmenter(number.get()).next(MESSAGE, 100).get(0).encode();
    radio.toDevice = new Once(frames -> List.of(half));
    central.send(new byte[] {1}); // replaced by half a message

    assertError(ChannelError.TIMEOUT, () -> device.receive(LONG));
    assertError(ChannelError.CLOSED, () -> central.receive(LONG));
  }

  @Test
  void aPeerThatIsGoneInTheMiddleOfAMessageClosesTheChannel() throws Exception {
    MessageChannel central = open();
    MessageChannel device = deviceEnd();
    radio.toDevice =
        new Once(
            frames -> {
              radio.cut();
              return frames;
            });

    assertError(ChannelError.CLOSED, () -> central.send(MESSAGE));
    assertError(ChannelError.CLOSED, () -> central.receive(LONG));
    assertError(ChannelError.CLOSED, () -> device.receive(LONG));
  }

  @Test
  void closingEndsASendThatWaits() throws Exception {
    MessageChannel central = open();
    radio.acknowledges = false;
    CompletableFuture<ChannelError> error = errorLater(() -> central.send(MESSAGE));
    central.close();

    assertThat(error.get(20, TimeUnit.SECONDS)).isEqualTo(ChannelError.CLOSED);
  }

  @Test
  void anInterruptedReceiverClosesTheChannelAndStaysInterrupted() throws Exception {
    MessageChannel central = open();
    MessageChannel device = deviceEnd();
    Thread.currentThread().interrupt();

    assertError(ChannelError.CLOSED, () -> central.receive(LONG));
    assertThat(Thread.interrupted()).isTrue();
    assertError(ChannelError.CLOSED, () -> device.receive(LONG));
  }

  @Test
  void aSilentPeerIsATimeoutAndTheChannelStaysOpen() throws Exception {
    MessageChannel central = open();
    assertError(ChannelError.TIMEOUT, () -> central.receive(Duration.ofMillis(1)));
    central.send(new byte[] {5});

    assertThat(deviceEnd().receive(LONG)).containsExactly(5);
  }

  @Test
  void moreMessagesThanAnyoneReadsEndTheChannel() throws Exception {
    MessageChannel central = open();
    for (int sent = 0; sent < FrameChannel.CAPACITY; sent++) {
      central.send(new byte[1]);
    }

    assertThat(errorOf(() -> central.send(new byte[1]))).isEqualTo(ChannelError.TOO_LARGE);
  }

  @Test
  void aDeviceWithAllChannelsInUseIsBusyAndHasOneAgainWhenOneCloses() throws Exception {
    List<MessageChannel> channels = new ArrayList<>();
    for (int count = 0; count < BlePeripheral.MAX_CHANNELS; count++) {
      channels.add(open());
    }
    assertError(ChannelError.BUSY, this::open);

    channels.get(0).close();
    open().send(new byte[] {9});
  }

  @Test
  void aDeviceWithAnotherFramingSaysSo() throws Exception {
    radio.toDevice = new Once(frames -> List.of(new Frame.Open(2, 77).encode()));

    assertError(ChannelError.UNSUPPORTED_VERSION, this::open);
  }

  @Test
  void aFrameOfAnUnknownChannelIsRefused() throws Exception {
    radio.toDevice = new Once(frames -> List.of(new Frame.Close(77).encode()));

    assertError(ChannelError.CLOSED, this::open);
  }

  @Test
  void channelsToOneDeviceShareALinkWhichGoesAfterTheLast() throws Exception {
    times = new FrameTimes(LONG, LONG, SHORT, LONG);
    MessageChannel first = open();
    MessageChannel second = open();
    assertThat(radio.links()).isEqualTo(1);
    MessageChannel firstDevice = deviceEnd();
    MessageChannel secondDevice = deviceEnd();

    first.close();
    assertError(ChannelError.CLOSED, () -> firstDevice.receive(LONG));
    second.send(new byte[] {3});
    assertThat(secondDevice.receive(LONG)).containsExactly(3);
    second.close();
    assertError(ChannelError.CLOSED, () -> secondDevice.receive(LONG));
  }

  @Test
  void openingGivesUpInTimeWhenThereIsNoConnection() throws Exception {
    open();
    DiscoveredDevice far = FramingContractTest.DEVICE;
    radio.cut();
    radio.connects = false;
    assertError(ChannelError.CLOSED, () -> deviceEnd().receive(LONG));

    assertError(ChannelError.TIMEOUT, () -> transport.open(far, Duration.ofMillis(50)));
    radio.connects = true;
    open().send(new byte[] {1});
  }

  @Test
  void closingTheTransportClosesItsChannels() throws Exception {
    MessageChannel central = open();
    MessageChannel device = deviceEnd();
    transport.close();

    assertError(ChannelError.CLOSED, () -> central.receive(LONG));
    assertError(ChannelError.CLOSED, () -> device.receive(LONG));
    assertError(ChannelError.CLOSED, this::open);
  }

  /** Changes one frame; all others pass. */
  private final class Once implements UnaryOperator<List<byte[]>> {
    private final UnaryOperator<List<byte[]>> change;

    Once(UnaryOperator<List<byte[]>> change) {
      this.change = change;
    }

    @Override
    public List<byte[]> apply(List<byte[]> frames) {
      radio.toDevice = UnaryOperator.identity();
      radio.toCentral = UnaryOperator.identity();
      return change.apply(frames);
    }
  }
}
