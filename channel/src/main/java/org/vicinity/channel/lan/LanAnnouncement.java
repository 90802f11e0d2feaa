package org.vicinity.channel.lan;

/**
 * What a device says of itself on the LAN.
 *
 * @param name the product's name, the same for all of its kind: whoever listens on the network
 *     shall not be able to tell one from another
 * @param type such as {@code media-cache}
 * @param vendor its maker; empty when not told
 * @param port the TCP port of its {@link LanListener}
 * @param pairable whether it can be set up now
 */
public record LanAnnouncement(String name, String type, String vendor, int port, boolean pairable) {
  /** Returns the same with that state. */
  public LanAnnouncement withPairable(boolean now) {
    return new LanAnnouncement(name, type, vendor, port, now);
  }
}
