package org.vicinity.ble.bluez;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vicinity.ble.BleAnnouncement;
import org.vicinity.ble.BlePeripheral;
import org.vicinity.ble.BleTransport;
import org.vicinity.ble.BluetoothStatus;
import org.vicinity.ble.testing.FakeBluez;
import org.vicinity.ble.testing.PrivateBus;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.NearFieldTransport.Discovery;
import org.vicinity.channel.TransportStatus;

/** Searches, over BlueZ's interfaces on a bus. */
class DiscoveryTest {
  private static final BleAnnouncement ANNOUNCEMENT =
      new BleAnnouncement("Media cache", "media-cache", "Acme", true);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(100);
  private static final ScanTimes PATIENT = new ScanTimes(LONG, LONG, SHORT);

  private final Finder finder = new Finder();
  @TempDir Path rfkill;
  private PrivateBus bus;
  private FakeBluez bluez;
  private BleTransport transport;
  private BlePeripheral peripheral;

  @BeforeEach
  void startBus() throws Exception {
    bus = new PrivateBus();
  }

  private void bluez(int adapters) throws Exception {
    bluez = new FakeBluez(bus, adapters);
  }

  private Discovery search(ScanTimes times) {
    transport = new BleTransport(new BluezCentral(Optional.of(bus.address()), times, rfkill));
    return transport.discover(finder);
  }

  private void device(String adapter) throws Exception {
    peripheral =
        new BlePeripheral(
            BluezPeripheral.onBus(bus.address(), Optional.of(adapter)), ANNOUNCEMENT, it -> {});
  }

  private DiscoveredDevice seen() throws Exception {
    return finder.await(Finder.Event.Seen.class, it -> true).device();
  }

  private void awaitStatus(TransportStatus status) throws Exception {
    finder.await(Finder.Event.Status.class, it -> it.status().equals(status));
  }

  private DiscoveredDevice lost() throws Exception {
    return finder.await(Finder.Event.Lost.class, it -> true).device();
  }

  @AfterEach
  void stop() throws Exception {
    if (transport != null) {
      transport.close();
    }
    if (peripheral != null) {
      peripheral.close();
    }
    if (bluez != null) {
      bluez.close();
    }
    bus.close();
  }

  @Test
  void aDeviceIsSeenWithWhatItSaysOfItself() throws Exception {
    bluez(2);
    Instant before = Instant.now();
    search(PATIENT);
    awaitStatus(new TransportStatus.Searching());
    device("hci0");
    DiscoveredDevice device =
        finder.await(Finder.Event.Seen.class, it -> it.device().signal().isPresent()).device();

    assertThat(device.transport()).isEqualTo("ble");
    assertThat(device.address()).isEqualTo(bluez.adapter(0).address());
    assertThat(device.name()).isEqualTo("Media cache");
    assertThat(device.type()).isEqualTo("media-cache");
    assertThat(device.signal()).isEqualTo(OptionalInt.of(-60));
    assertThat(device.pairable()).isTrue();
    assertThat(device.lastSeen()).isBetween(before, Instant.now());
  }

  @Test
  void aDeviceThatAdvertisesSomethingElseIsNotSeen() throws Exception {
    bluez(3);
    bluez.advertise(bluez.adapter(2), "Thermometer", "0000181a-0000-1000-8000-00805f9b34fb");
    search(PATIENT);
    device("hci0");

    assertThat(seen().address()).isEqualTo(bluez.adapter(0).address());
  }

  @Test
  void aDeviceThatTwoAdaptersHearIsOneDeviceWithTheStrongerSignal() throws Exception {
    bluez(3);
    device("hci0");
    peripheral.announced().join();
    search(new ScanTimes(LONG, LONG, SHORT));
    seen();
    bluez.signal(bluez.adapter(1), bluez.adapter(0), -80);
    bluez.signal(bluez.adapter(2), bluez.adapter(0), -40);
    DiscoveredDevice strong =
        finder
            .await(Finder.Event.Seen.class, it -> it.device().signal().equals(OptionalInt.of(-40)))
            .device();

    assertThat(strong.address()).isEqualTo(bluez.adapter(0).address());
    bluez.adapter(2).power(false);
    bluez.adapter(1).power(false);
    assertThat(lost().address()).isEqualTo(strong.address());
  }

  @Test
  void aSearchTellsOfAMissingServiceAndGoesOnWhenItStarts() throws Exception {
    search(PATIENT);
    awaitStatus(BluetoothStatus.NO_BLUEZ.toTransportStatus());
    bluez(2);
    awaitStatus(new TransportStatus.Searching());
    device("hci0");

    assertThat(seen().type()).isEqualTo("media-cache");
  }

  @Test
  void aSearchTellsOfAMissingAdapterAndGoesOnWhenOneIsPluggedIn() throws Exception {
    bluez(0);
    search(PATIENT);
    awaitStatus(BluetoothStatus.NO_ADAPTER.toTransportStatus());
    bluez.plug(0);
    awaitStatus(new TransportStatus.Searching());
    bluez.unplug(0);
    awaitStatus(BluetoothStatus.UNPLUGGED.toTransportStatus());
  }

  @Test
  void anAdapterThatIsSwitchedOffLosesItsDevicesAndFindsThemAgainWhenItIsOn() throws Exception {
    bluez(2);
    device("hci0");
    search(PATIENT);
    DiscoveredDevice device = seen();

    bluez.adapter(1).power(false);
    assertThat(lost().address()).isEqualTo(device.address());
    bluez.adapter(0).power(false);
    awaitStatus(BluetoothStatus.OFF.toTransportStatus());
    bluez.adapter(0).power(true);
    bluez.adapter(1).power(true);

    assertThat(seen().address()).isEqualTo(device.address());
  }

  @ParameterizedTest
  @CsvSource({"1, 0, BLOCKED", "0, 1, SWITCHED_OFF", "1, 1, SWITCHED_OFF", "0, 0, OFF"})
  void aSearchTellsWhatKeepsTheAdapterOff(String soft, String hard, BluetoothStatus expected)
      throws Exception {
    kernelSwitch("hci0", soft, hard);
    kernelSwitch("phy0", "0", "0");
    bluez(1);
    search(PATIENT);
    awaitStatus(new TransportStatus.Searching());
    bluez.adapter(0).power(false);

    awaitStatus(expected.toTransportStatus());
  }

  @Test
  void anAdapterThatNothingBlocksCanBeSwitchedOn() throws Exception {
    kernelSwitch("hci0", "1", "0");
    kernelSwitch("hci1", "0", "0");
    bluez(2);
    search(PATIENT);
    awaitStatus(new TransportStatus.Searching());
    bluez.adapter(0).power(false);
    bluez.adapter(1).power(false);

    awaitStatus(BluetoothStatus.OFF.toTransportStatus());
  }

  private void kernelSwitch(String adapter, String soft, String hard) throws Exception {
    Path one = Files.createDirectory(rfkill.resolve("rfkill-" + adapter));
    Files.writeString(one.resolve("name"), adapter + "\n");
    Files.writeString(one.resolve("soft"), soft + "\n");
    Files.writeString(one.resolve("hard"), hard + "\n");
  }

  @Test
  void anAdapterThatIsPulledOutWhileItScansLosesItsDevices() throws Exception {
    bluez(2);
    device("hci0");
    search(PATIENT);
    DiscoveredDevice device = seen();
    bluez.unplug(1);

    assertThat(lost().address()).isEqualTo(device.address());
  }

  @Test
  void aServiceThatIsStartedAnewIsScannedAndOfferedAgain() throws Exception {
    bluez(2);
    device("hci0");
    search(PATIENT);
    DiscoveredDevice device = seen();
    bluez.restart(2);

    assertThat(lost().address()).isEqualTo(device.address());
    assertThat(seen().address()).isEqualTo(device.address());
  }

  @Test
  void aServiceThatEndsLosesItsDevicesAndIsMissing() throws Exception {
    bluez(2);
    device("hci0");
    search(PATIENT);
    DiscoveredDevice device = seen();
    bluez.stop();

    assertThat(lost().address()).isEqualTo(device.address());
    awaitStatus(BluetoothStatus.NO_BLUEZ.toTransportStatus());
  }

  @Test
  void aScanThatIsRefusedIsTriedAgain() throws Exception {
    bluez(2);
    device("hci0");
    peripheral.announced().join();
    bluez
        .disturbance()
        .next(
            "StartDiscovery",
            () -> {
              throw new org.bluez.Error.Failed("not now");
            });
    search(PATIENT);

    assertThat(seen().type()).isEqualTo("media-cache");
  }

  @Test
  void anAdapterThatHearsNothingIsScannedAnew() throws Exception {
    bluez(2);
    search(new ScanTimes(SHORT, LONG, SHORT));
    bluez.awaitCount("StartDiscovery", 6); // of two adapters
  }

  @Test
  void aDeviceThatFallsSilentIsLost() throws Exception {
    bluez(2);
    device("hci0");
    search(new ScanTimes(LONG, Duration.ofSeconds(1), SHORT));
    DiscoveredDevice device = seen();
    peripheral.update(new BleAnnouncement("Media cache", "media-cache", "", false));

    assertThat(lost().address()).isEqualTo(device.address());
    peripheral.update(ANNOUNCEMENT);
    assertThat(seen().address()).isEqualTo(device.address());
  }

  @Test
  void whatTheDeviceIsCalledAfterAConnectionDoesNotReplaceWhatItAdvertises() throws Exception {
    bluez(2);
    device("hci0");
    search(PATIENT);
    DiscoveredDevice device = seen();
    transport.open(device, Duration.ofSeconds(20)).close();
    bluez.signal(bluez.adapter(1), bluez.adapter(0), -33);
    DiscoveredDevice later =
        finder
            .await(Finder.Event.Seen.class, it -> it.device().signal().equals(OptionalInt.of(-33)))
            .device();

    assertThat(later.name()).isEqualTo("Media cache");
    assertThat(later.type()).isEqualTo("media-cache");
  }

  @Test
  void aSecondSearchHearsAtOnceWhatTheFirstFound() throws Exception {
    bluez(2);
    device("hci0");
    search(PATIENT);
    DiscoveredDevice device = seen();
    Finder second = new Finder();
    transport.discover(second);

    assertThat(second.await(Finder.Event.Seen.class, it -> true).device().address())
        .isEqualTo(device.address());
  }

  @Test
  void scanningEndsWithTheLastSearch() throws Exception {
    bluez(2);
    Discovery search = search(PATIENT);
    bluez.awaitCount("StartDiscovery", 2);
    search.close();
    bluez.awaitCount("StopDiscovery", 2);
  }

  @Test
  void whoForgesSignalsOfBluezIsNotBelieved() throws Exception {
    bluez(2);
    device("hci0");
    search(PATIENT);
    seen();
    bus.forgePowerOff("/org/bluez/hci1");
    bluez.signal(bluez.adapter(1), bluez.adapter(0), -44);

    assertThat(
            finder.before(
                it -> it.device().signal().equals(OptionalInt.of(-44)),
                Set.of(Finder.Event.Status.class, Finder.Event.Lost.class)))
        .isEmpty();
  }
}
