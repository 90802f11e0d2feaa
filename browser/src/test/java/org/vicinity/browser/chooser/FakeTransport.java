package org.vicinity.browser.chooser;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.DiscoveryListener;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.NearFieldTransport;
import org.vicinity.channel.Obstacle;
import org.vicinity.channel.TransportStatus;

/** A transport that says what the test says, at once and on the test's thread. */
final class FakeTransport implements NearFieldTransport {
  private final String name;
  final List<FakeChannel> opened = new ArrayList<>();
  Optional<ChannelError> nextOpen = Optional.empty();
  Optional<DiscoveryListener> listener = Optional.empty();
  boolean failsToDiscover;
  int searches;
  int searchesEnded;

  FakeTransport(String name) {
    this.name = name;
  }

  DiscoveredDevice device(String address, String deviceName) {
    return new DiscoveredDevice(
        name, address, deviceName, "media-cache", "Acme", OptionalInt.empty(), true, Instant.EPOCH);
  }

  void see(DiscoveredDevice device) {
    listener.orElseThrow().seen(device);
  }

  void lose(DiscoveredDevice device) {
    listener.orElseThrow().lost(device);
  }

  void becomeUnavailable(Obstacle obstacle) {
    listener.orElseThrow().status(new TransportStatus.Unavailable(obstacle));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Discovery discover(DiscoveryListener to) {
    if (failsToDiscover) {
      throw new IllegalStateException("no such interface");
    }
    searches++;
    listener = Optional.of(to);
    to.status(new TransportStatus.Searching());
    return () -> searchesEnded++;
  }

  @Override
  public MessageChannel open(DiscoveredDevice device, Duration timeout) throws ChannelException {
    if (nextOpen.isPresent()) {
      ChannelError error = nextOpen.get();
      nextOpen = Optional.empty();
      throw new ChannelException(error);
    }
    FakeChannel channel = new FakeChannel();
    opened.add(channel);
    return channel;
  }

  @Override
  public void close() {}

  /** Knows only whether it was closed. */
  static final class FakeChannel implements MessageChannel {
    boolean closed;

    @Override
    public void send(byte[] message) {}

    @Override
    public byte[] receive(Duration timeout) throws ChannelException {
      throw new ChannelException(ChannelError.TIMEOUT);
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
