package org.vicinity.channel.lan;

import org.vicinity.channel.TransportStatus;
import org.vicinity.channel.mdns.LocalLink;

/** Why the LAN cannot be searched: the one place of these texts. */
final class LanStatus {
  private LanStatus() {}

  /** The interface is gone, down, or has another address. */
  static TransportStatus noLink(LocalLink link) {
    return new TransportStatus.Unavailable(
        "this computer is not connected to the network of " + link.networkInterface().getName(),
        "connect it to the network that the device is on, and try again");
  }

  /** Multicast DNS cannot be spoken. */
  static TransportStatus noMulticast() {
    return new TransportStatus.Unavailable(
        "the network cannot be searched from this computer",
        "let UDP port 5353 through the firewall, or use another network");
  }
}
