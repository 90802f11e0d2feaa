package org.vicinity.channel.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.DiscoveryListener;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.NearFieldTransport;
import org.vicinity.channel.Obstacle;
import org.vicinity.channel.TransportStatus;

class MemoryDiscoveryTest {
  private static final DiscoveredDevice DEVICE = device("1");

  private final MemoryTransport transport = new MemoryTransport();
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  @AfterEach
  void close() {
    transport.close();
  }

  @Test
  void aSearchHearsTheStatusThenWhatIsThereThenWhatChanges() throws Exception {
    transport.put(DEVICE, MessageChannel::close);
    transport.discover(listener());
    assertThat(next()).isEqualTo("Searching");
    assertThat(next()).isEqualTo("seen 1");

    transport.put(device("2"), MessageChannel::close);
    transport.remove("1");
    transport.remove("1");
    transport.status(new TransportStatus.Unavailable(Obstacle.BLUETOOTH_OFF));

    assertThat(next()).isEqualTo("seen 2");
    assertThat(next()).isEqualTo("lost 1");
    assertThat(next()).isEqualTo("Unavailable");
  }

  @Test
  void aSearchThatIsClosedHearsNothingMore() throws Exception {
    NearFieldTransport.Discovery ended = transport.discover(listener());
    assertThat(next()).isEqualTo("Searching");
    ended.close();
    transport.put(DEVICE, MessageChannel::close);
    transport.discover(listener());

    assertThat(next()).isEqualTo("Searching");
    assertThat(next()).isEqualTo("seen 1");
    assertThat(events).isEmpty();
  }

  @Test
  void aDeviceThatIsGoneCannotBeOpened() {
    transport.put(DEVICE, MessageChannel::close);
    transport.remove("1");

    assertThatThrownBy(() -> transport.open(DEVICE, Duration.ofSeconds(1)))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining("cannot be reached");
  }

  @Test
  void closingTheTransportClosesItsChannels() throws Exception {
    transport.put(DEVICE, channel -> drain(channel));
    MessageChannel channel = transport.open(DEVICE, Duration.ofSeconds(1));
    transport.close();

    assertThatThrownBy(() -> channel.receive(Duration.ofSeconds(20)))
        .isInstanceOf(ChannelException.class)
        .hasMessageContaining("closed");
    assertThatThrownBy(() -> transport.open(DEVICE, Duration.ofSeconds(1)))
        .isInstanceOf(ChannelException.class);
  }

  private static void drain(MessageChannel channel) {
    try {
      channel.receive(Duration.ofSeconds(20));
    } catch (ChannelException closed) {
      channel.close();
    }
  }

  private String next() throws InterruptedException {
    String event = events.poll(20, TimeUnit.SECONDS);
    assertThat(event).as("no event came").isNotNull();
    return event;
  }

  private DiscoveryListener listener() {
    return new DiscoveryListener() {
      @Override
      public void seen(DiscoveredDevice device) {
        events.add("seen " + device.address());
      }

      @Override
      public void lost(DiscoveredDevice device) {
        events.add("lost " + device.address());
      }

      @Override
      public void status(TransportStatus status) {
        events.add(status.getClass().getSimpleName());
      }
    };
  }

  private static DiscoveredDevice device(String address) {
    return new DiscoveredDevice(
        MemoryTransport.NAME,
        address,
        "Media server",
        "media-cache",
        "",
        OptionalInt.empty(),
        true,
        Instant.EPOCH);
  }
}
