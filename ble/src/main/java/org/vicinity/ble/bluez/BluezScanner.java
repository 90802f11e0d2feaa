package org.vicinity.ble.bluez;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.bluez.Adapter1;
import org.bluez.Device1;
import org.vicinity.ble.BluetoothStatus;
import org.vicinity.ble.VicinityService;
import org.vicinity.ble.radio.ScanListener;

/**
 * Scans on all adapters that are on, as long as somebody listens. For the connection's loop only.
 */
final class BluezScanner implements BluezObjects.Listener {
  /** Properties of a device that change when it is heard. */
  private static final Set<String> HEARD = Set.of("RSSI", "Name", "UUIDs");

  private final BluezConnection bluez;
  private final ScanTimes times;
  private final Rfkill rfkill;
  private final Clock clock = Clock.systemUTC();
  private final Sightings sightings = new Sightings(clock);
  private final Map<String, AdapterScan> adapters = new HashMap<>();
  private final List<ScanListener> listeners = new ArrayList<>();
  private Optional<BluetoothStatus> told = Optional.empty();

  BluezScanner(BluezConnection bluez, ScanTimes times, Rfkill rfkill) {
    this.bluez = bluez;
    this.times = times;
    this.rfkill = rfkill;
    bluez.objects().add(this);
    bluez.after(times.expiry().dividedBy(4), this::expire);
  }

  void add(ScanListener listener) {
    listeners.add(listener);
    told.ifPresent(listener::status);
    sightings.all().forEach(listener::sighted);
    syncAdapters();
  }

  void remove(ScanListener listener) {
    listeners.remove(listener);
    syncAdapters();
  }

  /** Returns the object to connect to for a device. */
  Optional<String> pathOf(String address) {
    return sightings
        .bestPath(address)
        .or(
            () ->
                bluez.objects().paths(Device1.class).stream()
                    .filter(path -> text(path, "Address").equals(address))
                    .findFirst());
  }

  @Override
  public void reset(boolean running) {
    adapters.values().forEach(AdapterScan::drop);
    adapters.clear();
    forget(path -> true);
    syncAdapters();
  }

  @Override
  public void appeared(String path, String type) {
    if (type.equals(Adapter1.class.getName())) {
      syncAdapters();
    } else if (type.equals(Device1.class.getName())) {
      consider(path);
    }
  }

  @Override
  public void changed(String path, String type, Map<String, Object> properties) {
    if (type.equals(Adapter1.class.getName())) {
      if (properties.containsKey("Powered")) {
        syncAdapters();
      }
      if (Boolean.FALSE.equals(properties.get("Discovering"))) {
        Optional.ofNullable(adapters.get(path)).ifPresent(AdapterScan::stopped);
      }
    } else if (type.equals(Device1.class.getName())
        && properties.keySet().stream().anyMatch(HEARD::contains)) {
      consider(path);
    }
  }

  @Override
  public void gone(String path, String type) {
    if (type.equals(Adapter1.class.getName())) {
      syncAdapters();
    } else if (type.equals(Device1.class.getName())) {
      forget(path::equals);
    }
  }

  private void syncAdapters() {
    if (!bluez.objects().isSettled()) {
      return; // BlueZ is being read
    }
    List<String> on = Bluez.powered(bluez.objects());
    for (String path : List.copyOf(adapters.keySet())) {
      if (!on.contains(path)) {
        adapters.remove(path).drop();
        forget(device -> Bluez.adapterOf(device).equals(path));
      }
    }
    for (String path : on) {
      if (!listeners.isEmpty()) {
        adapters.computeIfAbsent(path, key -> new AdapterScan(bluez, key, times));
      }
      Optional.ofNullable(adapters.get(path)).ifPresent(scan -> scan.want(!listeners.isEmpty()));
    }
    BluetoothStatus now = status();
    if (!told.equals(Optional.of(now))) {
      told = Optional.of(now);
      tell(listener -> listener.status(now));
    }
  }

  /** An adapter that was there is not missed in the same words as one that never was. */
  private BluetoothStatus status() {
    BluetoothStatus now = Bluez.status(bluez.objects(), rfkill);
    boolean hadOne =
        told.filter(it -> it != BluetoothStatus.NO_ADAPTER && it != BluetoothStatus.NO_BLUEZ)
            .isPresent();
    return now == BluetoothStatus.NO_ADAPTER && hadOne ? BluetoothStatus.UNPLUGGED : now;
  }

  private void consider(String path) {
    Optional<Integer> signal =
        bluez.objects().get(path, Device1.class, "RSSI", Number.class).map(Number::intValue);
    boolean offers =
        bluez.objects().texts(path, Device1.class, "UUIDs").stream()
            .anyMatch(VicinityService.SERVICE.toString()::equalsIgnoreCase);
    AdapterScan scan = adapters.get(Bluez.adapterOf(path));
    String address = text(path, "Address");
    // Devices that BlueZ remembers and does not hear have no signal strength.
    if (signal.isPresent() && offers && scan != null && !address.isEmpty()) {
      scan.heard();
      var sighting = sightings.heard(path, address, text(path, "Name"), signal.get());
      tell(listener -> listener.sighted(sighting));
    }
  }

  private String text(String path, String property) {
    return bluez.objects().get(path, Device1.class, property, String.class).orElse("");
  }

  /** A device that we are connected to does not advertise and is not lost for that. */
  private void expire() {
    Instant limit = clock.instant().minus(times.expiry());
    forget(
        path ->
            !sightings.isHeardSince(path, limit)
                && !bluez.objects().is(path, Device1.class, "Connected"));
    if (!bluez.isLost()) {
      bluez.after(times.expiry().dividedBy(4), this::expire);
    }
  }

  private void forget(Predicate<String> path) {
    for (String address : sightings.forget(path)) {
      tell(listener -> listener.lost(address));
    }
  }

  private void tell(Consumer<ScanListener> event) {
    List.copyOf(listeners).forEach(event);
  }
}
