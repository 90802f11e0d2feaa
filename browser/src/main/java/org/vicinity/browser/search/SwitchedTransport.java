package org.vicinity.browser.search;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.DiscoveryListener;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.NearFieldTransport;
import org.vicinity.channel.Obstacle;
import org.vicinity.channel.TransportStatus;

/**
 * A transport that the user can switch off: then it neither searches nor opens anything. A search
 * that runs already goes on until it is closed. Thread-safe.
 */
public final class SwitchedTransport implements NearFieldTransport {
  private static final TransportStatus.Unavailable OFF =
      new TransportStatus.Unavailable(Obstacle.OFF_IN_SETTINGS);

  private final NearFieldTransport transport;
  private final BooleanSupplier on;

  /**
   * Makes one of another, which becomes its own.
   *
   * @param on whether it is switched on; asked at each use
   */
  public SwitchedTransport(NearFieldTransport transport, BooleanSupplier on) {
    this.transport = transport;
    this.on = on;
  }

  @Override
  public String name() {
    return transport.name();
  }

  @Override
  public Discovery discover(DiscoveryListener listener) {
    if (on.getAsBoolean()) {
      return transport.discover(listener);
    }
    listener.status(OFF);
    return () -> {};
  }

  @Override
  public MessageChannel open(DiscoveredDevice device, Duration timeout) throws ChannelException {
    if (!on.getAsBoolean()) {
      throw new ChannelException(ChannelError.UNREACHABLE, "switched off");
    }
    return transport.open(device, timeout);
  }

  @Override
  public void close() {
    transport.close();
  }
}
