package org.vicinity.ble;

import static org.assertj.core.api.Assertions.assertThat;
import static org.vicinity.ble.BluezPair.LONG;
import static org.vicinity.ble.ChannelErrors.assertError;
import static org.vicinity.ble.ChannelErrors.errorLater;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.MessageChannel;

/** A failing link is an ordinary event: each way to fail, over BlueZ's interfaces on a bus. */
class BluezLinkTest {
  private static final Duration SHORT = Duration.ofMillis(500);
  private static final byte[] MESSAGE = new byte[1000];

  private BluezPair pair;

  @BeforeEach
  void start() throws Exception {
    pair = new BluezPair();
  }

  @AfterEach
  void stop() throws Exception {
    pair.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void anAdapterThatIsSwitchedOffClosesTheChannelOnBothSidesAndWorksAgainLater(int which)
      throws Exception {
    MessageChannel central = pair.open();
    MessageChannel device = pair.deviceEnd();
    pair.bluez.adapter(which).power(false);

    assertError(ChannelError.CLOSED, () -> central.receive(LONG));
    assertError(ChannelError.CLOSED, () -> device.receive(LONG));
    assertError(ChannelError.CLOSED, () -> central.send(MESSAGE));

    pair.bluez.adapter(which).power(true);
    pair.central().open(pair.device(), LONG).send(MESSAGE);
    assertThat(pair.deviceEnd().receive(LONG)).isEqualTo(MESSAGE);
  }

  @Test
  void anAdapterThatIsSwitchedOffEndsASendThatWaits() throws Exception {
    MessageChannel central = pair.open();
    pair.bluez.disturbance().next("WriteValue", () -> pair.bluez.adapter(1).power(false));
    pair.bluez.disturbance().onWrite(frames -> List.of());

    assertError(ChannelError.CLOSED, () -> central.send(MESSAGE));
  }

  @Test
  void anAdapterThatIsPulledOutClosesTheChannelOnBothSides() throws Exception {
    MessageChannel central = pair.open();
    MessageChannel device = pair.deviceEnd();
    pair.bluez.unplug(1);

    assertError(ChannelError.CLOSED, () -> central.receive(LONG));
    assertError(ChannelError.CLOSED, () -> device.receive(LONG));
  }

  @Test
  void aBluetoothServiceThatIsStartedAnewClosesTheChannelAndWorksAgain() throws Exception {
    MessageChannel central = pair.open();
    MessageChannel device = pair.deviceEnd();
    pair.bluez.restart(2);

    assertError(ChannelError.CLOSED, () -> central.receive(LONG));
    assertError(ChannelError.CLOSED, () -> device.receive(LONG));
    pair.central().open(pair.device(), LONG).send(MESSAGE);
    assertThat(pair.deviceEnd().receive(LONG)).isEqualTo(MESSAGE);
  }

  @Test
  void aPeerThatIsGoneInTheMiddleOfAMessageClosesTheChannelOnBothSides() throws Exception {
    MessageChannel central = pair.open();
    MessageChannel device = pair.deviceEnd();
    pair.bluez
        .disturbance()
        .onWrite(
            frames -> {
              pair.bluez.separate(pair.bluez.adapter(0), pair.bluez.adapter(1));
              return List.of();
            });

    assertError(ChannelError.CLOSED, () -> central.send(MESSAGE));
    assertError(ChannelError.CLOSED, () -> central.receive(LONG));
    assertError(ChannelError.CLOSED, () -> device.receive(LONG));
  }

  @Test
  void aDeviceProgramThatEndsClosesTheChannel() throws Exception {
    MessageChannel central = pair.open();
    pair.deviceEnd();
    pair.peripheral().close();

    assertError(ChannelError.CLOSED, () -> central.receive(LONG));
  }

  @Test
  void aCentralProgramThatEndsClosesTheChannelAndLeavesNoLink() throws Exception {
    pair.open();
    MessageChannel device = pair.deviceEnd();
    pair.central().close();

    assertError(ChannelError.CLOSED, () -> device.receive(LONG));
    assertThat(pair.linked()).isFalse();
  }

  @Test
  void aWriteThatIsNeverAnsweredIsATimeoutAndEndsTheLink() throws Exception {
    pair.times(new FrameTimes(SHORT, LONG, LONG, LONG));
    MessageChannel central = pair.open();
    MessageChannel device = pair.deviceEnd();
    pair.bluez.disturbance().hang("WriteValue");

    assertError(ChannelError.TIMEOUT, () -> central.send(MESSAGE));
    assertError(ChannelError.TIMEOUT, () -> central.receive(LONG));
    assertError(ChannelError.CLOSED, () -> device.receive(LONG));
  }

  @Test
  void anIndicationThatIsNeverAcknowledgedIsATimeoutAndEndsTheLink() throws Exception {
    pair.times(new FrameTimes(SHORT, LONG, LONG, LONG));
    MessageChannel central = pair.open();
    MessageChannel device = pair.deviceEnd();
    pair.bluez.disturbance().onIndication(frames -> null);

    assertError(ChannelError.TIMEOUT, () -> device.send(MESSAGE));
    assertError(ChannelError.CLOSED, () -> central.receive(LONG));
  }

  @Test
  void aConnectionThatFailsOnceIsTriedOnceMore() throws Exception {
    DiscoveredDevice device = pair.device();
    pair.bluez.disturbance().next("Connect", BluezLinkTest::abort);

    pair.central().open(device, LONG).send(MESSAGE);
    assertThat(pair.deviceEnd().receive(LONG)).isEqualTo(MESSAGE);
  }

  @Test
  void aConnectionThatKeepsFailingIsUnreachable() throws Exception {
    DiscoveredDevice device = pair.device();
    pair.bluez
        .disturbance()
        .next(
            "Connect",
            () -> {
              pair.bluez.disturbance().next("Connect", BluezLinkTest::abort);
              abort();
            });

    assertError(ChannelError.UNREACHABLE, () -> pair.central().open(device, LONG));
  }

  @Test
  void aConnectionThatTakesTooLongIsATimeoutAndCanBeTriedAgain() throws Exception {
    DiscoveredDevice device = pair.device();
    pair.bluez.disturbance().hang("Connect");

    assertError(ChannelError.TIMEOUT, () -> pair.central().open(device, SHORT));
    pair.central().open(device, LONG).send(MESSAGE);
    assertThat(pair.deviceEnd().receive(LONG)).isEqualTo(MESSAGE);
  }

  @Test
  void servicesThatAreNotResolvedInTimeAreATimeoutAndTheLinkIsGivenUp() throws Exception {
    DiscoveredDevice device = pair.device();
    pair.bluez.disturbance().hang("resolve");

    assertError(ChannelError.TIMEOUT, () -> pair.central().open(device, SHORT));
    pair.central().open(device, LONG).send(MESSAGE);
    assertThat(pair.deviceEnd().receive(LONG)).isEqualTo(MESSAGE);
  }

  @Test
  void anAdapterThatIsSwitchedOffWhileItConnectsIsUnreachable() throws Exception {
    DiscoveredDevice device = pair.device();
    pair.bluez
        .disturbance()
        .next(
            "resolve",
            () -> {
              pair.bluez.adapter(1).power(false);
              abort();
            });

    assertError(ChannelError.UNREACHABLE, () -> pair.central().open(device, LONG));
  }

  @Test
  void whoIsInterruptedWhileItConnectsGivesUpAndStaysInterrupted() throws Exception {
    DiscoveredDevice device = pair.device();
    pair.bluez.disturbance().next("Connect", Thread.currentThread()::interrupt);

    assertError(ChannelError.CLOSED, () -> pair.central().open(device, LONG));
    assertThat(Thread.interrupted()).isTrue();
    pair.central().open(device, LONG).send(MESSAGE);
  }

  @Test
  void aDeviceThatWasNeverFoundIsUnreachable() throws Exception {
    DiscoveredDevice device = pair.device();
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

    assertError(ChannelError.UNREACHABLE, () -> pair.central().open(other, LONG));
  }

  @Test
  void aDeviceWithAllChannelsInUseIsBusy() throws Exception {
    DiscoveredDevice device = pair.device();
    for (int count = 0; count < BlePeripheral.MAX_CHANNELS; count++) {
      pair.central().open(device, LONG);
    }

    assertError(ChannelError.BUSY, () -> pair.central().open(device, LONG));
  }

  @Test
  void aCentralThatOpensNoChannelIsDisconnected() throws Exception {
    pair.times(new FrameTimes(LONG, LONG, LONG, SHORT));
    pair.open().close();

    pair.bluez.awaitCount("Disconnect", 1); // the central itself would keep the link for long
  }

  @Test
  void aBluetoothServiceThatEndsEndsASendThatWaits() throws Exception {
    MessageChannel central = pair.open();
    MessageChannel device = pair.deviceEnd();
    pair.bluez.disturbance().hang("WriteValue");
    CompletableFuture<ChannelError> error = errorLater(() -> central.send(MESSAGE));
    pair.bluez.disturbance().awaitHanging();
    pair.bluez.stop();

    assertThat(error.get(30, TimeUnit.SECONDS)).isEqualTo(ChannelError.CLOSED);
    assertError(ChannelError.CLOSED, () -> device.receive(LONG));
  }

  @Test
  void aBluetoothServiceThatIsStartedAnewWhileItConnectsIsUnreachable() throws Exception {
    DiscoveredDevice device = pair.device();
    pair.bluez.disturbance().hang("Connect");
    CompletableFuture<ChannelError> error =
        errorLater(() -> pair.central().open(device, LONG).close());
    pair.bluez.disturbance().awaitHanging();
    pair.bluez.restart(2);

    assertThat(error.get(30, TimeUnit.SECONDS)).isEqualTo(ChannelError.UNREACHABLE);
    pair.central().open(pair.device(), LONG).send(MESSAGE);
    assertThat(pair.deviceEnd().receive(LONG)).isEqualTo(MESSAGE);
  }

  @Test
  void whoIsNotBluezCannotWriteToTheDevice() throws Exception {
    pair.device();
    String program = pair.bluez.adapter(0).applicationOwner();

    assertThat(pair.bus().writeAsStranger(program, new byte[] {4, 1, 0, 1}))
        .isEqualTo("org.bluez.Error.NotAuthorized");
    assertThat(pair.hasServed()).isFalse();
  }

  private static void abort() {
    throw new org.bluez.Error.Failed("le-connection-abort-by-local");
  }
}
