package org.vicinity.ble.bluez;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.vicinity.ble.BleAnnouncement;
import org.vicinity.ble.BlePeripheral;
import org.vicinity.ble.BleTransport;
import org.vicinity.ble.testing.FakeBluez;
import org.vicinity.ble.testing.PrivateBus;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.testing.TransportContract;

/** Everything that a transport must carry, over BlueZ's interfaces on a bus. */
class FakeBluezContractTest extends TransportContract {
  private static PrivateBus bus;

  @BeforeAll
  static void startBus() throws Exception {
    bus = new PrivateBus();
  }

  @AfterAll
  static void stopBus() throws Exception {
    bus.close();
  }

  @Override
  protected Connector connector(Consumer<MessageChannel> serve) throws Exception {
    FakeBluez bluez = new FakeBluez(bus, 2);
    BlePeripheral peripheral =
        new BlePeripheral(
            BluezPeripheral.onBus(bus.address(), Optional.of("hci0")),
            new BleAnnouncement("Media cache", "media-cache", "", true),
            serve);
    BleTransport transport = new BleTransport(BluezCentral.onBus(bus.address()));
    DiscoveredDevice device = new Finder().find(transport);
    return new Connector() {
      @Override
      public MessageChannel connect() throws ChannelException {
        return transport.open(device, Duration.ofSeconds(20));
      }

      @Override
      public void close() {
        transport.close();
        peripheral.close();
        bluez.close();
      }
    };
  }
}
