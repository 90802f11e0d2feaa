package org.vicinity.ble.bluez;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.ObjectManager;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/** What bluetoothd says of its adapters, said by a test on a real bus. */
final class FakeBluez implements ObjectManager, AutoCloseable {
  private static final String ADAPTER = "org.bluez.Adapter1";

  private final Map<DBusPath, Map<String, Map<String, Variant<?>>>> objects = new LinkedHashMap<>();
  private final DBusConnection connection;

  /** Takes the name {@code org.bluez} on that bus. */
  FakeBluez(String address) throws DBusException {
    connection = DBusConnectionBuilder.forAddress(address).withShared(false).build();
    connection.exportObject("/", this);
    connection.requestBusName("org.bluez");
  }

  /** Plugs an adapter in. */
  void add(String path, String alias, boolean powered) throws DBusException {
    DBusPath adapter = new DBusPath(path);
    Map<String, Map<String, Variant<?>>> interfaces =
        Map.of(
            ADAPTER,
            Map.of("Alias", new Variant<>(alias), "Powered", new Variant<>(powered)),
            "org.freedesktop.DBus.Introspectable",
            Map.of());
    synchronized (objects) {
      objects.put(adapter, interfaces);
    }
    connection.sendMessage(new InterfacesAdded("/", adapter, interfaces));
  }

  /** A device that is no adapter comes into view. */
  void addDevice(String path) throws DBusException {
    DBusPath device = new DBusPath(path);
    Map<String, Map<String, Variant<?>>> interfaces =
        Map.of("org.bluez.Device1", Map.of("Powered", new Variant<>(true)));
    synchronized (objects) {
      objects.put(device, interfaces);
    }
    connection.sendMessage(new InterfacesAdded("/", device, interfaces));
  }

  /** Switches an adapter on or off. */
  void power(String path, boolean on) throws DBusException {
    synchronized (objects) {
      objects.computeIfPresent(
          new DBusPath(path),
          (key, interfaces) ->
              Map.of(
                  ADAPTER,
                  Map.of(
                      "Alias",
                      interfaces.get(ADAPTER).get("Alias"),
                      "Powered",
                      new Variant<>(on))));
    }
    connection.sendMessage(
        new Properties.PropertiesChanged(
            path, ADAPTER, Map.of("Powered", new Variant<>(on)), List.of()));
  }

  /** Pulls an adapter out. */
  void remove(String path) throws DBusException {
    synchronized (objects) {
      objects.remove(new DBusPath(path));
    }
    connection.sendMessage(new InterfacesRemoved("/", new DBusPath(path), List.of(ADAPTER)));
  }

  @Override
  public Map<DBusPath, Map<String, Map<String, Variant<?>>>> GetManagedObjects() {
    synchronized (objects) {
      return new LinkedHashMap<>(objects);
    }
  }

  @Override
  public String getObjectPath() {
    return "/";
  }

  @Override
  public boolean isRemote() {
    return false;
  }

  /** Ends, as bluetoothd does when it is stopped or crashes. */
  @Override
  public void close() {
    connection.disconnect();
  }
}
