package org.vicinity.channel;

/** Hears what a search finds. */
public interface DiscoveryListener {
  /** A device appeared, or something that it says of itself changed. */
  void seen(DiscoveredDevice device);

  /** A device is gone. */
  void lost(DiscoveredDevice device);

  /** The transport's own state, told once at the start and at each change. */
  void status(TransportStatus status);
}
