package org.vicinity.channel.memory;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.testing.TransportContract;

class MemoryTransportTest extends TransportContract {
  @Override
  protected Connector connector(Consumer<MessageChannel> serve) {
    MemoryTransport transport = new MemoryTransport();
    DiscoveredDevice device =
        new DiscoveredDevice(
            MemoryTransport.NAME,
            "1",
            "Media server",
            "media-cache",
            "Example",
            OptionalInt.empty(),
            true,
            Instant.EPOCH);
    transport.put(device, serve);
    return new Connector() {
      @Override
      public MessageChannel connect() throws ChannelException {
        return transport.open(device, java.time.Duration.ofSeconds(10));
      }

      @Override
      public void close() {
        transport.close();
      }
    };
  }
}
