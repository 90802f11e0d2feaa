package org.vicinity.browser.chooser;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.browser.display.Channel;
import org.vicinity.browser.display.DeviceKind;
import org.vicinity.browser.display.DisplayText;
import org.vicinity.channel.DiscoveredDevice;

/**
 * The devices found by all channels that the request wants, one row for each, in the order of their
 * appearance: a row never moves under the pointer but when one before it vanishes. Not thread-safe.
 */
final class DeviceList {
  /** What a device is known by, whatever it calls itself. */
  private record Key(String transport, String address) {
    static Key of(DiscoveredDevice device) {
      return new Key(device.transport(), device.address());
    }
  }

  /** Nobody reads more; a flood of invented devices must not fill the memory. */
  static final int MAX = 100;

  private static final Logger LOG = LoggerFactory.getLogger(DeviceList.class);

  private final Predicate<DiscoveredDevice> filter;
  private final ChooserView view;
  private final List<DiscoveredDevice> devices = new ArrayList<>();
  private final List<DeviceRow> rows = new ArrayList<>();
  private Optional<Key> selected = Optional.empty();

  DeviceList(Predicate<DiscoveredDevice> filter, ChooserView view) {
    this.filter = filter;
    this.view = view;
  }

  boolean isEmpty() {
    return devices.isEmpty();
  }

  /**
   * Takes in what a channel saw.
   *
   * @return whether anything that the user sees has changed
   */
  boolean seen(DiscoveredDevice device) {
    int at = indexOf(Key.of(device));
    if (!wanted(device)) {
      return at >= 0 && removeAt(at);
    }
    if (at >= 0) {
      devices.set(at, device);
      return refresh();
    }
    if (devices.size() >= MAX) {
      LOG.debug("more than {} devices; one is left out", MAX);
      return false;
    }
    devices.add(device);
    rows.add(row(device, false));
    view.insert(rows.size() - 1, rows.get(rows.size() - 1));
    refresh();
    return true;
  }

  /**
   * Takes a device out.
   *
   * @return whether it was there
   */
  boolean lost(DiscoveredDevice device) {
    int at = indexOf(Key.of(device));
    return at >= 0 && removeAt(at);
  }

  void select(Optional<Integer> index) {
    selected = index.filter(at -> at >= 0 && at < devices.size()).map(devices::get).map(Key::of);
  }

  Optional<DiscoveredDevice> selected() {
    return selected.map(this::indexOf).map(devices::get);
  }

  /** Returns how a device reads now; also when it has left the list. */
  DeviceRow rowOf(DiscoveredDevice device) {
    int at = indexOf(Key.of(device));
    return at >= 0 ? rows.get(at) : row(device, false);
  }

  private boolean wanted(DiscoveredDevice device) {
    try {
      return filter.test(device);
    } catch (RuntimeException e) {
      LOG.warn("a request's filter failed; the device is not offered", e);
      return false;
    }
  }

  private int indexOf(Key key) {
    for (int at = 0; at < devices.size(); at++) {
      if (Key.of(devices.get(at)).equals(key)) {
        return at;
      }
    }
    return -1;
  }

  private boolean removeAt(int at) {
    Key gone = Key.of(devices.remove(at));
    // Should it come back, the user has to select it anew.
    selected = selected.filter(key -> !key.equals(gone));
    rows.remove(at);
    view.remove(at);
    refresh();
    view.select(selected.map(this::indexOf));
    return true;
  }

  /** Rewrites the rows that read differently now; a name can become or cease to be the only one. */
  private boolean refresh() {
    Set<String> once = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (DiscoveredDevice device : devices) {
      if (!once.add(nameKey(device))) {
        twice.add(nameKey(device));
      }
    }
    boolean changed = false;
    for (int at = 0; at < devices.size(); at++) {
      DeviceRow row = row(devices.get(at), twice.contains(nameKey(devices.get(at))));
      if (!row.equals(rows.get(at))) {
        rows.set(at, row);
        view.update(at, row);
        changed = true;
      }
    }
    return changed;
  }

  private static String name(DiscoveredDevice device) {
    return DisplayText.of(device.name(), ChooserTexts.UNNAMED);
  }

  private static String nameKey(DiscoveredDevice device) {
    return name(device).toLowerCase(Locale.ROOT);
  }

  private static DeviceRow row(DiscoveredDevice device, boolean withAddress) {
    List<String> detail = new ArrayList<>();
    if (!device.pairable()) {
      detail.add(ChooserTexts.NOT_PAIRABLE);
    }
    detail.add(DisplayText.of(device.type(), ""));
    detail.add(DisplayText.of(device.vendor(), ""));
    if (withAddress) {
      detail.add(DisplayText.of(device.address(), ""));
    }
    return new DeviceRow(
        name(device),
        DisplayText.joined(detail),
        DeviceKind.of(device.type()),
        Channel.of(device.transport()),
        device.pairable());
  }
}
