package org.vicinity.channel;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A device as a transport sees it now. All texts come from the device: hostile, bounded to 128
 * characters by the transport, and to be neutralised before display.
 *
 * @param transport the {@link NearFieldTransport#name()} that found it
 * @param address the transport's own key of the device; opaque, unique within the transport
 * @param name what the device calls itself
 * @param type its type, such as {@code media-cache}
 * @param vendor its maker; empty when not told
 * @param signal signal strength in dBm, where the transport knows one
 * @param pairable whether it says that it can be set up now
 * @param lastSeen when it was last heard of
 * @param tag what it says on other transports as well, if it does
 */
public record DiscoveredDevice(
    String transport,
    String address,
    String name,
    String type,
    String vendor,
    OptionalInt signal,
    boolean pairable,
    Instant lastSeen,
    Optional<SightingTag> tag) {
  /** Makes one without a tag. */
  public DiscoveredDevice(
      String transport,
      String address,
      String name,
      String type,
      String vendor,
      OptionalInt signal,
      boolean pairable,
      Instant lastSeen) {
    this(transport, address, name, type, vendor, signal, pairable, lastSeen, Optional.empty());
  }

  /** Returns the same with that tag. */
  public DiscoveredDevice withTag(Optional<SightingTag> said) {
    return new DiscoveredDevice(
        transport, address, name, type, vendor, signal, pairable, lastSeen, said);
  }
}
