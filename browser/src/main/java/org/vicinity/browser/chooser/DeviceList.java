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
import org.vicinity.browser.display.Signal;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.NearFieldTransport;

/**
 * The devices found by all transports that the request wants, one row for each. A device takes its
 * place by how near it is when it appears, and keeps it: rows do not change places under the
 * pointer while the signal goes up and down. Not thread-safe.
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

  /** Devices that cannot be set up now come after all others. */
  private static final int NOT_NOW = 10;

  private static final Logger LOG = LoggerFactory.getLogger(DeviceList.class);

  /** One row's device, as each transport sees it that does; the first is the one to open. */
  private static final class Entry {
    final List<FoundDevice> views = new ArrayList<>();

    /** How far away it was when it appeared, for the order only. */
    int distance;

    FoundDevice found() {
      return views.get(0);
    }

    DiscoveredDevice device() {
      return found().device();
    }

    void put(FoundDevice view) {
      for (int at = 0; at < views.size(); at++) {
        if (views.get(at).by() == view.by()) {
          views.set(at, view);
          return;
        }
      }
      views.add(view);
    }

    List<DiscoveredDevice> sightings() {
      return views.stream().map(FoundDevice::device).toList();
    }

    boolean has(Key key) {
      return views.stream().anyMatch(view -> Key.of(view.device()).equals(key));
    }

    /**
     * Whether it is what another transport sees: it says so by its tag, and reads the same. Who
     * copies a tag is put into the row that it would otherwise stand beside, under the same name; a
     * device still has to know the PIN.
     */
    boolean isTheSameAs(DiscoveredDevice other) {
      return other.tag().isPresent()
          && other.tag().equals(device().tag())
          && other.type().equals(device().type())
          && views.stream().noneMatch(view -> view.device().transport().equals(other.transport()));
    }

    void drop(NearFieldTransport by) {
      views.removeIf(view -> view.by() == by);
    }
  }

  private final Predicate<DiscoveredDevice> filter;
  private final Predicate<DiscoveredDevice> connected;
  private final ChooserView view;
  private final List<Entry> entries = new ArrayList<>();
  private final List<DeviceRow> rows = new ArrayList<>();
  private Optional<Entry> selected = Optional.empty();

  /**
   * Makes an empty one.
   *
   * @param filter which devices are wanted
   * @param connected which ones the asking site has already, as far as they say who they are
   */
  DeviceList(
      Predicate<DiscoveredDevice> filter, Predicate<DiscoveredDevice> connected, ChooserView view) {
    this.filter = filter;
    this.connected = connected;
    this.view = view;
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  /**
   * Takes in what a transport saw.
   *
   * @return whether anything that the user sees has changed
   */
  boolean seen(FoundDevice found) {
    if (!wanted(found.device())) {
      return lost(found);
    }
    Key key = Key.of(found.device());
    Optional<Entry> known =
        entries.stream()
            .filter(entry -> entry.has(key))
            .findFirst()
            .or(() -> entries.stream().filter(it -> it.isTheSameAs(found.device())).findFirst());
    if (known.isPresent()) {
      known.get().put(found);
      return refresh();
    }
    if (entries.size() >= MAX) {
      LOG.debug("more than {} devices; one is left out", MAX);
      return false;
    }
    Entry entry = new Entry();
    entry.put(found);
    entry.distance = distance(found.device());
    int place = place(entry);
    entries.add(place, entry);
    rows.add(place, row(entry.sightings(), false, /* offered= */ true));
    view.insert(place, rows.get(place));
    refresh();
    if (selected.isPresent()) {
      view.select(selected.map(entries::indexOf));
    }
    return true;
  }

  /**
   * Takes out what a transport lost, unless another still sees it.
   *
   * @return whether anything that the user sees has changed
   */
  boolean lost(FoundDevice found) {
    int at = indexOf(Key.of(found.device()));
    if (at < 0) {
      return false;
    }
    Entry entry = entries.get(at);
    entry.drop(found.by());
    if (!entry.views.isEmpty()) {
      return refresh();
    }
    remove(at);
    return true;
  }

  void select(Optional<Integer> index) {
    selected = index.filter(at -> at >= 0 && at < entries.size()).map(entries::get);
  }

  Optional<FoundDevice> selected() {
    return selected.map(Entry::found);
  }

  /**
   * Returns how the device that was picked reads now; also when it has left the list. One that is
   * being set up says that it is not ready to be: here that is no news, and wrong for the user.
   */
  DeviceRow rowOf(DiscoveredDevice device) {
    int at = indexOf(Key.of(device));
    boolean alone =
        entries.stream().filter(each -> nameKey(each.device()).equals(nameKey(device))).count() < 2;
    List<DiscoveredDevice> sightings = at >= 0 ? entries.get(at).sightings() : List.of(device);
    return row(sightings, !alone, /* offered= */ false);
  }

  /** Behind all that are as near, or nearer. */
  private int place(Entry entry) {
    int place = 0;
    while (place < entries.size() && entries.get(place).distance <= entry.distance) {
      place++;
    }
    return place;
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
    for (int at = 0; at < entries.size(); at++) {
      if (entries.get(at).has(key)) {
        return at;
      }
    }
    return -1;
  }

  private void remove(int at) {
    Entry gone = entries.remove(at);
    // Should it come back, the user has to select it anew.
    selected = selected.filter(entry -> entry != gone);
    rows.remove(at);
    view.remove(at);
    refresh();
    view.select(selected.map(entries::indexOf));
  }

  /** Rewrites the rows that read differently now; a name can become or cease to be the only one. */
  private boolean refresh() {
    Set<String> once = new HashSet<>();
    Set<String> twice = new HashSet<>();
    for (Entry entry : entries) {
      if (!once.add(nameKey(entry.device()))) {
        twice.add(nameKey(entry.device()));
      }
    }
    boolean changed = false;
    for (int at = 0; at < entries.size(); at++) {
      Entry entry = entries.get(at);
      DeviceRow row =
          row(entry.sightings(), twice.contains(nameKey(entry.device())), /* offered= */ true);
      if (!row.equals(rows.get(at))) {
        rows.set(at, row);
        view.update(at, row);
        changed = true;
      }
    }
    return changed;
  }

  private static String name(DiscoveredDevice device) {
    return DisplayText.device(device.name());
  }

  private static String nameKey(DiscoveredDevice device) {
    return name(device).toLowerCase(Locale.ROOT);
  }

  /** What is held against this computer or plugged in is nearer than any radio. */
  private static int distance(DiscoveredDevice device) {
    int distance =
        switch (Channel.of(device.transport())) {
          case NFC -> 0;
          case USB -> 1;
          case LAN, OTHER -> 4;
          case BLUETOOTH ->
              switch (Signal.of(device.signal())) {
                case STRONG -> 2;
                case MEDIUM -> 3;
                case WEAK, NONE -> 5;
              };
        };
    return device.pairable() ? distance : distance + NOT_NOW;
  }

  /**
   * Reads as the first sighting says; the others add their channel, and their signal if it has
   * none.
   */
  private DeviceRow row(List<DiscoveredDevice> sightings, boolean withAddress, boolean offered) {
    DiscoveredDevice device = sightings.get(0);
    boolean ready = !offered || device.pairable();
    List<String> detail = new ArrayList<>();
    if (!ready) {
      detail.add(ChooserTexts.NOT_PAIRABLE.text());
    }
    if (connected.test(device)) {
      detail.add(ChooserTexts.CONNECTED.text());
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
        sightings.stream().map(each -> Channel.of(each.transport())).toList(),
        sightings.stream()
            .map(each -> Signal.of(each.signal()))
            .filter(signal -> signal != Signal.NONE)
            .findFirst()
            .orElse(Signal.NONE),
        ready);
  }
}
