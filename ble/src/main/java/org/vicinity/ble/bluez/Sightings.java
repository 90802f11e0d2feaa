package org.vicinity.ble.bluez;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.vicinity.ble.radio.Sighting;

/**
 * The devices that are heard now. One that several adapters hear is one device, with its strongest
 * signal. For one thread.
 */
final class Sightings {
  /** What a controller says when it does not know (Core 5.3, Vol 4, Part E, 7.7.65.2). */
  private static final int UNKNOWN_SIGNAL = 127;

  /** A device as one adapter hears it. */
  private record Heard(String address, String name, int signal, Instant at) {
    /** Returns what can be compared: unknown is weakest. */
    int strength() {
      return signal == UNKNOWN_SIGNAL ? Integer.MIN_VALUE : signal;
    }
  }

  private final Clock clock;
  private final Map<String, Heard> byPath = new LinkedHashMap<>();

  Sightings(Clock clock) {
    this.clock = clock;
  }

  /** Notes that a device was heard, and returns what all adapters know of it. */
  Sighting heard(String path, String address, String name, int signal) {
    byPath.put(path, new Heard(address, name, signal, clock.instant()));
    return of(address).orElseThrow();
  }

  /** Returns all devices. */
  List<Sighting> all() {
    return addresses().stream().map(this::of).flatMap(Optional::stream).toList();
  }

  /** Returns the object of the adapter that hears the device best. */
  Optional<String> bestPath(String address) {
    return byPath.entrySet().stream()
        .filter(entry -> entry.getValue().address().equals(address))
        .max(Comparator.comparingInt(entry -> entry.getValue().strength()))
        .map(Map.Entry::getKey);
  }

  /** Forgets some objects, and returns the addresses of devices that no adapter hears any more. */
  Set<String> forget(Predicate<String> path) {
    Set<String> before = addresses();
    byPath.keySet().removeIf(path);
    Set<String> after = addresses();
    return before.stream().filter(each -> !after.contains(each)).collect(Collectors.toSet());
  }

  /** Returns whether an object was heard after that instant. */
  boolean isHeardSince(String path, Instant instant) {
    return Optional.ofNullable(byPath.get(path)).filter(it -> it.at().isAfter(instant)).isPresent();
  }

  private Set<String> addresses() {
    return byPath.values().stream()
        .map(Heard::address)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private Optional<Sighting> of(String address) {
    List<Heard> all =
        byPath.values().stream()
            .filter(heard -> heard.address().equals(address))
            .sorted(Comparator.comparing(Heard::at).reversed())
            .toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    String name = all.stream().map(Heard::name).filter(it -> !it.isEmpty()).findFirst().orElse("");
    OptionalInt signal =
        all.stream().mapToInt(Heard::strength).filter(it -> it > Integer.MIN_VALUE).max();
    return Optional.of(new Sighting(address, name, signal, all.get(0).at()));
  }
}
