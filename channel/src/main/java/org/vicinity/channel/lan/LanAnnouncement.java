package org.vicinity.channel.lan;

import java.util.Optional;
import org.vicinity.channel.SightingTag;

/**
 * What a device says of itself on the LAN.
 *
 * @param name the product's name, the same for all of its kind: whoever listens on the network
 *     shall not be able to tell one from another
 * @param type such as {@code media-cache}
 * @param vendor its maker; empty when not told
 * @param port the TCP port of its {@link LanListener}
 * @param pairable whether it can be set up now
 * @param tag what it says on other transports as well
 */
public record LanAnnouncement(
    String name,
    String type,
    String vendor,
    int port,
    boolean pairable,
    Optional<SightingTag> tag) {
  /** Makes one without a tag, for a device that is found in no other way. */
  public LanAnnouncement(String name, String type, String vendor, int port, boolean pairable) {
    this(name, type, vendor, port, pairable, Optional.empty());
  }

  /** Returns the same with that state. */
  public LanAnnouncement withPairable(boolean now) {
    return new LanAnnouncement(name, type, vendor, port, now, tag);
  }
}
