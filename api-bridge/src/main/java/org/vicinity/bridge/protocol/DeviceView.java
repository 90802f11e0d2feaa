package org.vicinity.bridge.protocol;

import java.time.Instant;
import java.util.Optional;

/**
 * What a page may know of a device that its user chose for it.
 *
 * @param id random, per origin and user
 * @param name what the device calls itself
 * @param type its type
 * @param state where it stands
 * @param origin the web origin of the device; empty while it has no host name
 * @param certificateExpiry when its certificate runs out; empty while it has none
 */
public record DeviceView(
    String id,
    String name,
    String type,
    DeviceState state,
    Optional<String> origin,
    Optional<Instant> certificateExpiry) {}
