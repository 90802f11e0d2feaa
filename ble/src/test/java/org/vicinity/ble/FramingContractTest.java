package org.vicinity.ble;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.testing.TransportContract;

/** Everything that a transport must carry, over framing alone. */
class FramingContractTest extends TransportContract {
  static final BleAnnouncement ANNOUNCEMENT =
      new BleAnnouncement("Media cache", "media-cache", "", true);
  static final DiscoveredDevice DEVICE =
      new DiscoveredDevice(
          BleTransport.NAME,
          InProcessRadio.ADDRESS,
          "Media cache",
          "media-cache",
          "",
          OptionalInt.of(-50),
          true,
          Instant.EPOCH);

  @Override
  protected Connector connector(Consumer<MessageChannel> serve) {
    InProcessRadio radio = new InProcessRadio(100);
    BlePeripheral peripheral = new BlePeripheral(radio, ANNOUNCEMENT, serve);
    BleTransport transport = new BleTransport(radio);
    return new Connector() {
      @Override
      public MessageChannel connect() throws ChannelException {
        return transport.open(DEVICE, Duration.ofSeconds(10));
      }

      @Override
      public void close() {
        transport.close();
        peripheral.close();
      }
    };
  }
}
