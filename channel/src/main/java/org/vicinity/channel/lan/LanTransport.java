package org.vicinity.channel.lan;

import java.time.Duration;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.DiscoveryListener;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.NearFieldTransport;
import org.vicinity.channel.mdns.LocalLink;

/** Finds and opens devices on one local network. */
public final class LanTransport implements NearFieldTransport {
  /** Takes the only link that is searched and connected to. */
  public LanTransport(LocalLink link) {}

  @Override
  public String name() {
    return "lan";
  }

  @Override
  public Discovery discover(DiscoveryListener listener) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MessageChannel open(DiscoveredDevice device, Duration timeout) throws ChannelException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
