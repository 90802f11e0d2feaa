package org.vicinity.ble;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.vicinity.ble.bluez.BluezCentral;
import org.vicinity.ble.bluez.BluezPeripheral;
import org.vicinity.ble.testing.FakeBluez;
import org.vicinity.ble.testing.PrivateBus;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.DiscoveryListener;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.TransportStatus;

/** A central on hci1 and a device on hci0 that holds its channels, over BlueZ's interfaces. */
final class BluezPair implements AutoCloseable {
  static final Duration LONG = Duration.ofSeconds(30);

  final FakeBluez bluez;
  private final PrivateBus bus;
  private final BlockingQueue<MessageChannel> served = new LinkedBlockingQueue<>();
  private final CountDownLatch done = new CountDownLatch(1);
  private FrameTimes times = FrameTimes.DEFAULT;
  private BleTransport transport;
  private BlePeripheral peripheral;

  BluezPair() throws Exception {
    bus = new PrivateBus();
    bluez = new FakeBluez(bus, 2);
  }

  /** Sets the time limits of both; before anything else. */
  void times(FrameTimes limits) {
    times = limits;
  }

  PrivateBus bus() {
    return bus;
  }

  BleTransport central() {
    return transport;
  }

  BlePeripheral peripheral() {
    return peripheral;
  }

  /** Starts both, if they are not, and searches until the device is heard, now. */
  DiscoveredDevice device() throws Exception {
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

  /** Finds the device and opens a channel: the central's end. */
  MessageChannel open() throws Exception {
    DiscoveredDevice device = device();
    return transport.open(device, LONG);
  }

  /** Waits for the device's end of the next channel. */
  MessageChannel deviceEnd() throws InterruptedException {
    MessageChannel end = served.poll(30, TimeUnit.SECONDS);
    assertThat(end).as("no channel came").isNotNull();
    return end;
  }

  /** Returns whether a channel waits for its {@link #deviceEnd}. */
  boolean hasServed() {
    return !served.isEmpty();
  }

  /** Returns whether the central's adapter is connected to the device's. */
  boolean linked() {
    return bluez.isConnected(bluez.adapter(1), bluez.adapter(0));
  }

  @Override
  public void close() throws IOException {
    done.countDown();
    if (transport != null) {
      transport.close();
      peripheral.close();
    }
    bluez.close();
    bus.close();
  }
}
