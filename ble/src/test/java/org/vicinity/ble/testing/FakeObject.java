package org.vicinity.ble.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/** An object of the fake with properties of one interface. */
abstract class FakeObject implements Properties {
  final FakeBluez bluez;
  final String path;
  private final Class<? extends DBusInterface> type;
  private final Map<String, Variant<?>> values = new ConcurrentSkipListMap<>();

  FakeObject(FakeBluez bluez, String path, Class<? extends DBusInterface> type) {
    this.bluez = bluez;
    this.path = path;
    this.type = type;
  }

  /** Sets a property before the object is shown. */
  final void initially(String name, Variant<?> value) {
    values.put(name, value);
  }

  /** Changes a property and says so. */
  final void set(String name, Variant<?> value) {
    values.put(name, value);
    bluez.tellChanged(path, type, Map.of(name, value), List.of());
  }

  /** Takes a property away and says so. */
  final void invalidate(String name) {
    if (values.remove(name) != null) {
      bluez.tellChanged(path, type, Map.of(), List.of(name));
    }
  }

  final Object get(String name) {
    Variant<?> value = values.get(name);
    return value == null ? "" : value.getValue();
  }

  final boolean is(String name) {
    return Boolean.TRUE.equals(get(name));
  }

  /** What ObjectManager shows of it. */
  Map<String, Map<String, Variant<?>>> interfaces() {
    return Map.of(type.getName(), Map.copyOf(values));
  }

  @Override
  public String getObjectPath() {
    return path;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <A> A Get(String interfaceName, String name) {
    return (A) values.get(name);
  }

  @Override
  public <A> void Set(String interfaceName, String name, A value) {
    throw new org.bluez.Error.NotSupported("read only");
  }

  @Override
  public Map<String, Variant<?>> GetAll(String interfaceName) {
    return Map.copyOf(values);
  }
}
