package org.vicinity.ble.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bluez.Adapter1;
import org.bluez.GattManager1;
import org.bluez.LEAdvertisingManager1;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.AbstractConnection;
import org.freedesktop.dbus.types.Variant;

/** An adapter: scans, offers one application and one advertisement. */
public final class FakeAdapter extends FakeObject
    implements Adapter1, GattManager1, LEAdvertisingManager1 {
  /** An application or advertisement: whose, where. */
  record Registered(String owner, String path) {}

  /** An advertisement that is on the air. */
  record Advertisement(String localName, List<String> uuids) {}

  private final String address;
  private volatile Optional<Registered> application = Optional.empty();
  private volatile Optional<Registered> registration = Optional.empty();
  private volatile Optional<Advertisement> advertisement = Optional.empty();
  private volatile List<String> filter = List.of();

  FakeAdapter(FakeBluez bluez, int number) {
    super(bluez, "/org/bluez/hci" + number, Adapter1.class);
    address = "00:AA:01:00:00:0" + number;
    initially("Address", new Variant<>(address));
    initially("Alias", new Variant<>("fake" + number));
    initially("Powered", new Variant<>(true));
    initially("Discovering", new Variant<>(false));
  }

  /** Returns its Bluetooth address. */
  public String address() {
    return address;
  }

  /** Switches it on or off; off ends all links, scans and advertising. */
  public void power(boolean on) {
    if (!on) {
      advertisement = Optional.empty();
      bluez.devicesOf(this).forEach(FakeDevice::hangUp);
    }
    set("Powered", new Variant<>(on));
    if (!on) {
      set("Discovering", new Variant<>(false));
    }
  }

  /** Returns what it advertises now. */
  Optional<Advertisement> advertisement() {
    return is("Powered") ? advertisement : Optional.empty();
  }

  void advertise(Advertisement other) {
    advertisement = Optional.of(other);
    bluez.spread();
  }

  Optional<Registered> application() {
    return application;
  }

  /** Returns the unique name of the program whose application is registered here. */
  public String applicationOwner() {
    return application.orElseThrow().owner();
  }

  boolean hears(Advertisement heard) {
    return is("Discovering") && filter.stream().anyMatch(heard.uuids()::contains);
  }

  @Override
  Map<String, Map<String, Variant<?>>> interfaces() {
    Map<String, Map<String, Variant<?>>> all = new HashMap<>(super.interfaces());
    all.put(GattManager1.class.getName(), Map.of());
    all.put(LEAdvertisingManager1.class.getName(), Map.of());
    return all;
  }

  @Override
  public void SetDiscoveryFilter(Map<String, Variant<?>> wanted) {
    Variant<?> uuids = wanted.get("UUIDs");
    filter = uuids == null ? List.of() : FakeBluez.texts(uuids.getValue());
  }

  @Override
  public void StartDiscovery() {
    bluez.disturbance().beforeCall("StartDiscovery");
    if (!is("Powered")) {
      throw new org.bluez.Error.NotReady("Resource Not Ready");
    }
    if (is("Discovering")) {
      throw new org.bluez.Error.InProgress("Operation already in progress");
    }
    bluez.count("StartDiscovery");
    set("Discovering", new Variant<>(true));
    bluez.spread();
  }

  @Override
  public void StopDiscovery() {
    if (!is("Discovering")) {
      throw new org.bluez.Error.Failed("No discovery started");
    }
    bluez.count("StopDiscovery");
    set("Discovering", new Variant<>(false));
    bluez.devicesOf(this).forEach(device -> device.invalidate("RSSI"));
  }

  @Override
  public void RegisterApplication(DBusPath path, Map<String, Variant<?>> options) {
    if (application.isPresent()) {
      throw new org.bluez.Error.AlreadyExists("Already Exists");
    }
    application = Optional.of(new Registered(caller(), path.getPath()));
  }

  @Override
  public void UnregisterApplication(DBusPath path) {
    application = Optional.empty();
  }

  @Override
  public void RegisterAdvertisement(DBusPath path, Map<String, Variant<?>> options) {
    if (!is("Powered")) {
      throw new org.bluez.Error.NotReady("Resource Not Ready");
    }
    if (registration.isPresent()) {
      throw new org.bluez.Error.AlreadyExists("Already Exists");
    }
    registration = Optional.of(new Registered(caller(), path.getPath()));
    Map<String, Variant<?>> read = bluez.advertisementOf(registration.get());
    String name = String.valueOf(read.get("LocalName").getValue());
    if (name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length > 29) {
      registration = Optional.empty();
      throw new org.bluez.Error.Failed("Failed to register advertisement");
    }
    advertisement =
        Optional.of(new Advertisement(name, FakeBluez.texts(read.get("ServiceUUIDs").getValue())));
    bluez.spread();
  }

  @Override
  public void UnregisterAdvertisement(DBusPath path) {
    if (registration.isEmpty()) {
      throw new org.bluez.Error.DoesNotExist("Does Not Exist");
    }
    registration = Optional.empty();
    advertisement = Optional.empty();
  }

  @Override
  public void RemoveDevice(DBusPath device) {
    bluez.forget(device.getPath());
  }

  @Override
  public String[] GetDiscoveryFilters() {
    return new String[] {"UUIDs", "Transport", "DuplicateData"};
  }

  @Override
  public DBusPath ConnectDevice(Map<String, Variant<?>> properties) {
    throw new org.bluez.Error.NotSupported("experimental");
  }

  private static String caller() {
    return AbstractConnection.getCallInfo().getSource();
  }
}
