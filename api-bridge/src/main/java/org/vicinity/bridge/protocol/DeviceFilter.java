package org.vicinity.bridge.protocol;

import java.util.Optional;
import org.vicinity.channel.DiscoveredDevice;

/**
 * Which devices a page can use: all members that are present must match exactly (the prefix: as a
 * prefix). At least one is present.
 */
public record DeviceFilter(
    Optional<String> name,
    Optional<String> namePrefix,
    Optional<String> type,
    Optional<String> vendor) {

  /** Refuses a filter that would match everything. */
  public DeviceFilter {
    if (name.isEmpty() && namePrefix.isEmpty() && type.isEmpty() && vendor.isEmpty()) {
      throw new IllegalArgumentException("a filter must have at least one member");
    }
    if (namePrefix.filter(String::isEmpty).isPresent()) {
      throw new IllegalArgumentException("namePrefix must not be empty");
    }
  }

  /** Returns whether what a device says of itself matches. */
  public boolean matches(DiscoveredDevice device) {
    return name.map(device.name()::equals).orElse(true)
        && namePrefix.map(device.name()::startsWith).orElse(true)
        && type.map(device.type()::equals).orElse(true)
        && vendor.map(device.vendor()::equals).orElse(true);
  }
}
