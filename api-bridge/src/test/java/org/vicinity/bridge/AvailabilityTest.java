package org.vicinity.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.DiscoveryListener;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.NearFieldTransport;
import org.vicinity.channel.Obstacle;
import org.vicinity.channel.TransportStatus;
import org.vicinity.channel.memory.MemoryTransport;

class AvailabilityTest {
  private static MemoryTransport switchedOff() {
    MemoryTransport transport = new MemoryTransport();
    transport.status(new TransportStatus.Unavailable(Obstacle.BLUETOOTH_OFF));
    return transport;
  }

  @Test
  void oneTransportThatCanSearchIsEnough() throws Exception {
    List<NearFieldTransport> transports = List.of(switchedOff(), new MemoryTransport());
    assertThat(new Availability(transports, Clock.systemUTC()).get()).isTrue();
  }

  @Test
  void noTransportThatCanSearchIsNone() throws Exception {
    assertThat(new Availability(List.of(), Clock.systemUTC()).get()).isFalse();
    assertThat(new Availability(List.of(switchedOff()), Clock.systemUTC()).get()).isFalse();
  }

  @Test
  void aTransportThatSaysNothingIsNone() throws Exception {
    assertThat(new Availability(List.of(new Silent()), Clock.systemUTC()).get()).isFalse();
  }

  @Test
  void pagesThatAskAgainGetTheSameAnswerForAWhile() throws Exception {
    MemoryTransport transport = switchedOff();
    Clock now = Clock.fixed(Clock.systemUTC().instant(), java.time.ZoneOffset.UTC);
    Availability availability = new Availability(List.of(transport), now);
    assertThat(availability.get()).isFalse();
    transport.status(new TransportStatus.Searching());
    assertThat(availability.get()).isFalse();
    Availability later =
        new Availability(List.of(transport), Clock.offset(now, Duration.ofSeconds(11)));
    assertThat(later.get()).isTrue();
  }

  private static final class Silent implements NearFieldTransport {
    @Override
    public String name() {
      return "silent";
    }

    @Override
    public Discovery discover(DiscoveryListener listener) {
      return () -> {};
    }

    @Override
    public MessageChannel open(DiscoveredDevice device, Duration timeout) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
