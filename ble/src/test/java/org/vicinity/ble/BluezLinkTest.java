package org.vicinity.ble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.ble.bluez.BluezCentral;
import org.vicinity.ble.bluez.BluezPeripheral;
import org.vicinity.ble.testing.FakeBluez;
import org.vicinity.ble.testing.FakeBus;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.DiscoveryListener;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.TransportStatus;

/** A failing link is an ordinary event: each way to fail, over BlueZ's interfaces on a bus. */
class BluezLinkTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final byte[] MESSAGE = new byte[1000];

  private final BlockingQueue<MessageChannel> served = new LinkedBlockingQueue<>();
  private final CountDownLatch done = new CountDownLatch(1);
  private FrameTimes times = FrameTimes.DEFAULT;
  private FakeBus bus;
  private FakeBluez bluez;
  private BleTransport transport;
  private BlePeripheral peripheral;

  @BeforeEach
  void startBluez() throws Exception {
    bus = new FakeBus();
    bluez = new FakeBluez(bus, 2);
  }

  private DiscoveredDevice device() throws Exception {
    if (transport == null) {
      peripheral =
          new BlePeripheral(
              BluezPeripheral.onBus(bus.address(), Optional.of("hci0")),
              FramingContractTest.ANNOUNCEMENT,
              this::hold,
              times);
      transport = new BleTransport(BluezCentral.onBus(bus.address()), times);
    }
    return found();
  }

  /** Searches until the device is heard, now. */
  private DiscoveredDevice found() throws Exception {
    Instant begun = Instant.now();
    CompletableFuture<DiscoveredDevice> found = new CompletableFuture<>();
    var search =
        transport.discover(
            new DiscoveryListener() {
              @Override
              public void seen(DiscoveredDevice device) {
                if (device.type().equals("media-cache") && !device.lastSeen().isBefore(begun)) {
                  found.complete(device);
                }
              }

              @Override
              public void lost(DiscoveredDevice device) {}

              @Override
              public void status(TransportStatus status) {}
            });
    DiscoveredDevice device = found.get(30, TimeUnit.SECONDS);
    search.close();
    return device;
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
    MessageChannel end = served.poll(30, TimeUnit.SECONDS);
    assertThat(end).as("no channel came").isNotNull();
    return end;
  }

  private boolean linked() {
    return bluez.isConnected(bluez.adapter(1), bluez.adapter(0));
  }

  @AfterEach
  void stop() throws Exception {
    done.countDown();
    if (transport != null) {
      transport.close();
      peripheral.close();
    }
    bluez.close();
    bus.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void anAdapterThatIsSwitchedOffClosesTheChannelOnBothSidesAndWorksAgainLater(int which)
      throws Exception {
    MessageChannel central = openNew();
    MessageChannel device = deviceEnd();
    bluez.adapter(which).power(false);

    assertError(ChannelError.CLOSED, () -> central.receive(LONG));
    assertError(ChannelError.CLOSED, () -> device.receive(LONG));
    assertError(ChannelError.CLOSED, () -> central.send(MESSAGE));

    bluez.adapter(which).power(true);
    transport.open(found(), LONG).send(MESSAGE);
    assertThat(deviceEnd().receive(LONG)).isEqualTo(MESSAGE);
  }

  @Test
  void anAdapterThatIsSwitchedOffEndsASendThatWaits() throws Exception {
    MessageChannel central = openNew();
    bluez.disturbance().next("WriteValue", () -> bluez.adapter(1).power(false));
    bluez.disturbance().onWrite(frames -> List.of());

    assertError(ChannelError.CLOSED, () -> central.send(MESSAGE));
  }

  @Test
  void anAdapterThatIsPulledOutClosesTheChannelOnBothSides() throws Exception {
    MessageChannel central = openNew();
    MessageChannel device = deviceEnd();
    bluez.unplug(1);

    assertError(ChannelError.CLOSED, () -> central.receive(LONG));
    assertError(ChannelError.CLOSED, () -> device.receive(LONG));
  }

  @Test
  void aBluetoothServiceThatIsStartedAnewClosesTheChannelAndWorksAgain() throws Exception {
    MessageChannel central = openNew();
    MessageChannel device = deviceEnd();
    bluez.restart(2);

    assertError(ChannelError.CLOSED, () -> central.receive(LONG));
    assertError(ChannelError.CLOSED, () -> device.receive(LONG));
    transport.open(found(), LONG).send(MESSAGE);
    assertThat(deviceEnd().receive(LONG)).isEqualTo(MESSAGE);
  }

  @Test
  void aPeerThatIsGoneInTheMiddleOfAMessageClosesTheChannelOnBothSides() throws Exception {
    MessageChannel central = openNew();
    MessageChannel device = deviceEnd();
    bluez
        .disturbance()
        .onWrite(
            frames -> {
              bluez.separate(bluez.adapter(0), bluez.adapter(1));
              return List.of();
            });

    assertError(ChannelError.CLOSED, () -> central.send(MESSAGE));
    assertError(ChannelError.CLOSED, () -> central.receive(LONG));
    assertError(ChannelError.CLOSED, () -> device.receive(LONG));
  }

  @Test
  void aDeviceProgramThatEndsClosesTheChannel() throws Exception {
    MessageChannel central = openNew();
    deviceEnd();
    peripheral.close();

    assertError(ChannelError.CLOSED, () -> central.receive(LONG));
  }

  @Test
  void aCentralProgramThatEndsClosesTheChannelAndLeavesNoLink() throws Exception {
    openNew();
    MessageChannel device = deviceEnd();
    transport.close();

    assertError(ChannelError.CLOSED, () -> device.receive(LONG));
    assertThat(linked()).isFalse();
  }

  @Test
  void aWriteThatIsNeverAnsweredIsATimeoutAndEndsTheLink() throws Exception {
    times = new FrameTimes(SHORT, LONG, LONG, LONG);
    MessageChannel central = openNew();
    MessageChannel device = deviceEnd();
    bluez.disturbance().hang("WriteValue");

    assertError(ChannelError.TIMEOUT, () -> central.send(MESSAGE));
    assertError(ChannelError.TIMEOUT, () -> central.receive(LONG));
    assertError(ChannelError.CLOSED, () -> device.receive(LONG));
  }

  @Test
  void anIndicationThatIsNeverAcknowledgedIsATimeoutAndEndsTheLink() throws Exception {
    times = new FrameTimes(SHORT, LONG, LONG, LONG);
    MessageChannel central = openNew();
    MessageChannel device = deviceEnd();
    bluez.disturbance().onIndication(frames -> null);

    assertError(ChannelError.TIMEOUT, () -> device.send(MESSAGE));
    assertError(ChannelError.CLOSED, () -> central.receive(LONG));
  }

  @Test
  void aFragmentThatIsLostOnItsWayToTheDeviceClosesTheChannel() throws Exception {
    MessageChannel central = openNew();
    MessageChannel device = deviceEnd();
    bluez.disturbance().onWrite(dropSecond());

    assertError(ChannelError.CLOSED, () -> central.send(MESSAGE));
    assertError(ChannelError.MALFORMED, () -> device.receive(LONG));
  }

  @Test
  void aFragmentThatIsLostOnItsWayToTheCentralClosesTheChannel() throws Exception {
    MessageChannel central = openNew();
    MessageChannel device = deviceEnd();
    bluez.disturbance().onIndication(dropSecond());
    CompletableFuture<ChannelError> deviceError = errorLater(() -> device.send(MESSAGE));

    assertError(ChannelError.MALFORMED, () -> central.receive(LONG));
    assertThat(deviceError.get(30, TimeUnit.SECONDS)).isEqualTo(ChannelError.CLOSED);
  }

  @Test
  void aFragmentThatComesTwiceClosesTheChannel() throws Exception {
    MessageChannel central = openNew();
    MessageChannel device = deviceEnd();
    bluez
        .disturbance()
        .onWrite(
            frames -> {
              List<byte[]> twice = new ArrayList<>(frames);
              twice.addAll(frames);
              return twice;
            });

    assertError(ChannelError.CLOSED, () -> central.send(MESSAGE));
    assertError(ChannelError.MALFORMED, () -> device.receive(LONG));
  }

  @Test
  void anOversizedFragmentClosesTheChannel() throws Exception {
    MessageChannel central = openNew();
    MessageChannel device = deviceEnd();
    bluez.disturbance().onWrite(frames -> List.of(Arrays.copyOf(frames.get(0), 600)));

    assertError(ChannelError.CLOSED, () -> central.send(MESSAGE));
    assertError(ChannelError.TIMEOUT, () -> device.receive(Duration.ofMillis(1)));
  }

  @Test
  void aConnectionThatFailsOnceIsTriedOnceMore() throws Exception {
    DiscoveredDevice device = device();
    bluez.disturbance().next("Connect", BluezLinkTest::abort);

    transport.open(device, LONG).send(MESSAGE);
    assertThat(deviceEnd().receive(LONG)).isEqualTo(MESSAGE);
  }

  @Test
  void aConnectionThatKeepsFailingIsUnreachable() throws Exception {
    DiscoveredDevice device = device();
    bluez
        .disturbance()
        .next(
            "Connect",
            () -> {
              bluez.disturbance().next("Connect", BluezLinkTest::abort);
              abort();
            });

    assertError(ChannelError.UNREACHABLE, () -> transport.open(device, LONG));
  }

  @Test
  void aConnectionThatTakesTooLongIsATimeoutAndCanBeTriedAgain() throws Exception {
    DiscoveredDevice device = device();
    bluez.disturbance().hang("Connect");

    assertError(ChannelError.TIMEOUT, () -> transport.open(device, SHORT));
    transport.open(device, LONG).send(MESSAGE);
    assertThat(deviceEnd().receive(LONG)).isEqualTo(MESSAGE);
  }

  @Test
  void servicesThatAreNotResolvedInTimeAreATimeoutAndTheLinkIsGivenUp() throws Exception {
    DiscoveredDevice device = device();
    bluez.disturbance().hang("resolve");

    assertError(ChannelError.TIMEOUT, () -> transport.open(device, SHORT));
    transport.open(device, LONG).send(MESSAGE);
    assertThat(deviceEnd().receive(LONG)).isEqualTo(MESSAGE);
  }

  @Test
  void anAdapterThatIsSwitchedOffWhileItConnectsIsUnreachable() throws Exception {
    DiscoveredDevice device = device();
    bluez
        .disturbance()
        .next(
            "resolve",
            () -> {
              bluez.adapter(1).power(false);
              abort();
            });

    assertError(ChannelError.UNREACHABLE, () -> transport.open(device, LONG));
  }

  @Test
  void whoIsInterruptedWhileItConnectsGivesUpAndStaysInterrupted() throws Exception {
    DiscoveredDevice device = device();
    bluez.disturbance().next("Connect", Thread.currentThread()::interrupt);

    assertError(ChannelError.CLOSED, () -> transport.open(device, LONG));
    assertThat(Thread.interrupted()).isTrue();
    transport.open(device, LONG).send(MESSAGE);
  }

  @Test
  void aDeviceThatWasNeverFoundIsUnreachable() throws Exception {
    DiscoveredDevice device = device();
    DiscoveredDevice other =
        new DiscoveredDevice(
            device.transport(),
            "11:22:33:44:55:66",
            device.name(),
            device.type(),
            "",
            OptionalInt.empty(),
            true,
            Instant.EPOCH);

    assertError(ChannelError.UNREACHABLE, () -> transport.open(other, LONG));
  }

  @Test
  void aDeviceWithAllChannelsInUseIsBusy() throws Exception {
    DiscoveredDevice device = device();
    for (int count = 0; count < BlePeripheral.MAX_CHANNELS; count++) {
      transport.open(device, LONG);
    }

    assertError(ChannelError.BUSY, () -> transport.open(device, LONG));
  }

  @Test
  void aCentralThatOpensNoChannelIsDisconnected() throws Exception {
    times = new FrameTimes(LONG, LONG, LONG, SHORT);
    openNew().close();

    bluez.awaitCount("Disconnect", 1); // the central itself would keep the link for long
  }

  @Test
  void whoIsNotBluezCannotWriteToTheDevice() throws Exception {
    device();

    assertThat(bus.writeAsStranger(peripheralOwner(), new byte[] {4, 1, 0, 1}))
        .isEqualTo("org.bluez.Error.NotAuthorized");
    assertThat(served).isEmpty();
  }

  private String peripheralOwner() {
    return bluez.adapter(0).applicationOwner();
  }

  private MessageChannel openNew() throws Exception {
    DiscoveredDevice device = device();
    return transport.open(device, LONG);
  }

  /** Loses the second frame; all others pass. */
  private static UnaryOperator<List<byte[]>> dropSecond() {
    int[] count = {0};
    return frames -> ++count[0] == 2 ? List.of() : frames;
  }

  private static void abort() {
    throw new org.bluez.Error.Failed("le-connection-abort-by-local");
  }

  private static CompletableFuture<ChannelError> errorLater(ThrowingCallable call) {
    CompletableFuture<ChannelError> error = new CompletableFuture<>();
    Thread thread = new Thread(() -> error.complete(errorOf(call)));
    thread.setDaemon(true);
    thread.start();
    return error;
  }

  private static ChannelError errorOf(ThrowingCallable call) {
    ChannelException thrown = catchThrowableOfType(ChannelException.class, call);
    assertThat(thrown).as("no ChannelException").isNotNull();
    return thrown.error();
  }

  private static void assertError(ChannelError expected, ThrowingCallable call) {
    assertThat(errorOf(call)).isEqualTo(expected);
  }
}
