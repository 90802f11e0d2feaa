package org.vicinity.ble.bluez;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.ble.BluetoothMonitor;
import org.vicinity.ble.BluetoothStatus;
import org.vicinity.ble.BluetoothStatus.NoAdapter;
import org.vicinity.ble.BluetoothStatus.NoBlueZ;
import org.vicinity.ble.BluetoothStatus.PoweredOff;
import org.vicinity.ble.BluetoothStatus.Ready;

/** The monitor against an {@code org.bluez} of the test's own on a real D-Bus daemon. */
class BluezAdaptersTest {
  private static final String HCI0 = "/org/bluez/hci0";
  private static final String HCI1 = "/org/bluez/hci1";

  @TempDir Path directory;
  private final List<AutoCloseable> open = new ArrayList<>();
  private final BlockingQueue<BluetoothStatus> changes = new LinkedBlockingQueue<>();
  private PrivateBus bus;

  @BeforeEach
  void startBus() throws Exception {
    assumeTrue(PrivateBus.available(), "dbus-daemon is not installed");
    bus = PrivateBus.in(directory);
    open.add(bus);
    bus.start();
  }

  @AfterEach
  void closeAll() throws Exception {
    for (int i = open.size() - 1; i >= 0; i--) {
      open.get(i).close();
    }
  }

  @Test
  void withoutBluetoothdThereIsNoBlueZ() {
    assertThat(monitor().status()).isEqualTo(new NoBlueZ());
  }

  @Test
  void withoutAnAdapterBluetoothdHasNone() throws Exception {
    bluez().addDevice("/org/bluez/other");

    assertThat(monitor().status()).isEqualTo(new NoAdapter());
  }

  @Test
  void anAdapterWithoutPowerIsOff() throws Exception {
    bluez().add(HCI0, "laptop", false);

    assertThat(monitor().status()).isEqualTo(new PoweredOff());
  }

  @Test
  void adaptersWithPowerAreReadyByName() throws Exception {
    FakeBluez bluez = bluez();
    bluez.add(HCI1, "stick", true);
    bluez.add(HCI0, "laptop", true);

    assertThat(monitor().status()).isEqualTo(new Ready(List.of("laptop", "stick")));
  }

  @Test
  void anAdapterWithoutANameIsCalledByItsPath() throws Exception {
    bluez().add(HCI0, " ", true);

    assertThat(monitor().status()).isEqualTo(new Ready(List.of("hci0")));
  }

  @Test
  void powerAndPlugsAreFollowed() throws Exception {
    FakeBluez bluez = bluez();
    bluez.add(HCI0, "laptop", false);
    assertThat(monitor().status()).isEqualTo(new PoweredOff());

    bluez.power(HCI0, true);
    assertThat(next()).isEqualTo(new Ready(List.of("laptop")));
    bluez.add(HCI1, "stick", true);
    assertThat(next()).isEqualTo(new Ready(List.of("laptop", "stick")));
    bluez.power(HCI0, false);
    assertThat(next()).isEqualTo(new Ready(List.of("stick")));
    bluez.remove(HCI1);
    assertThat(next()).isEqualTo(new PoweredOff());
    bluez.remove(HCI0);
    assertThat(next()).isEqualTo(new NoAdapter());
  }

  @Test
  void aRestartOfBluetoothdIsFollowed() throws Exception {
    FakeBluez bluez = bluez();
    bluez.add(HCI0, "laptop", true);
    assertThat(monitor().status()).isEqualTo(new Ready(List.of("laptop")));

    bluez.close();
    assertThat(next()).isEqualTo(new NoBlueZ());
    bluez().add(HCI0, "laptop", true);

    assertThat(nextBut(new NoAdapter())).isEqualTo(new Ready(List.of("laptop")));
  }

  @Test
  void aRestartOfTheBusIsFollowed() throws Exception {
    FakeBluez bluez = bluez();
    bluez.add(HCI0, "laptop", true);
    assertThat(monitor().status()).isEqualTo(new Ready(List.of("laptop")));

    bus.stop();
    assertThat(next()).isEqualTo(new NoBlueZ());
    bus.start();
    bluez().add(HCI0, "laptop", true);

    assertThat(nextBut(new NoAdapter())).isEqualTo(new Ready(List.of("laptop")));
  }

  @Test
  void aBusThatComesLaterIsFound() throws Exception {
    bus.stop();
    assertThat(monitor().status()).isEqualTo(new NoBlueZ());

    bus.start();
    bluez().add(HCI0, "laptop", true);

    assertThat(nextBut(new NoAdapter())).isEqualTo(new Ready(List.of("laptop")));
  }

  @Test
  void nothingIsToldAfterClosing() throws Exception {
    FakeBluez bluez = bluez();
    bluez.add(HCI0, "laptop", true);
    BluezAdapters closed = monitor();
    BluetoothMonitor other = monitor();
    closed.close();
    changes.clear();

    bluez.power(HCI0, false);

    assertThat(next()).isEqualTo(new PoweredOff()); // the other one's
    assertThat(other.status()).isEqualTo(new PoweredOff());
    assertThat(changes).isEmpty();
  }

  private FakeBluez bluez() throws Exception {
    FakeBluez bluez = new FakeBluez(bus.address());
    open.add(bluez);
    return bluez;
  }

  private BluezAdapters monitor() {
    BluezAdapters monitor = BluezAdapters.open(Optional.of(bus.address()), Duration.ofMillis(200));
    open.add(monitor);
    monitor.onChange(changes::add);
    return monitor;
  }

  private BluetoothStatus next() throws InterruptedException {
    BluetoothStatus next = changes.poll(30, TimeUnit.SECONDS);
    assertThat(next).as("a change").isNotNull();
    return next;
  }

  /** The next one, but that one, which may come in between. */
  private BluetoothStatus nextBut(BluetoothStatus between) throws InterruptedException {
    BluetoothStatus next = next();
    return next.equals(between) ? next() : next;
  }
}
