package org.vicinity.ble.bluez;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.bluez.GattCharacteristic1;
import org.bluez.GattService1;
import org.bluez.LEAdvertisement1;
import org.bluez.datatypes.TwoTuple;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.FileDescriptor;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.ObjectManager;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.Variant;
import org.vicinity.ble.VicinityService;

/**
 * The objects that bluetoothd reads and calls: an application with one service of two
 * characteristics, and an advertisement (BlueZ's doc/gatt-api.txt and doc/advertising-api.txt).
 */
final class GattObjects {
  static final String ROOT = "/org/vicinity/ble";
  static final String ADVERTISEMENT = ROOT + "/advertisement";
  static final String TO_CENTRAL = ROOT + "/service/toCentral";
  private static final String SERVICE = ROOT + "/service";
  private static final String TO_DEVICE = ROOT + "/service/toDevice";

  /** What bluetoothd asks of the objects; called on a thread of the library. */
  interface Calls {
    /**
     * A central writes.
     *
     * @throws org.freedesktop.dbus.exceptions.DBusExecutionException to refuse it
     */
    void written(byte[] value, Map<String, Object> options);

    /** A central acknowledged an indication. */
    void confirmed();

    /** BlueZ dropped the advertisement. */
    void released();
  }

  private final Calls calls;
  private final Advertisement advertisement = new Advertisement();

  GattObjects(Calls calls) {
    this.calls = calls;
  }

  /** Exports all of them. */
  void export(DBusConnection connection) throws DBusException {
    Described service = new Described(SERVICE, GattService1.class, serviceProperties());
    Characteristic in =
        new Characteristic(TO_DEVICE, characteristic(VicinityService.TO_DEVICE, "write"));
    Characteristic out =
        new Characteristic(TO_CENTRAL, characteristic(VicinityService.TO_CENTRAL, "indicate"));
    connection.exportObject(ROOT, new Application(List.of(service, in, out)));
    connection.exportObject(SERVICE, new Service(service));
    connection.exportObject(TO_DEVICE, in);
    connection.exportObject(TO_CENTRAL, out);
    connection.exportObject(ADVERTISEMENT, advertisement);
  }

  /** Sets the name of the next registration of the advertisement. */
  void localName(String name) {
    advertisement.values.put("LocalName", new Variant<>(name));
  }

  private static Map<String, Variant<?>> serviceProperties() {
    return Map.of(
        "UUID", new Variant<>(VicinityService.SERVICE.toString()), "Primary", new Variant<>(true));
  }

  private static Map<String, Variant<?>> characteristic(UUID uuid, String flag) {
    return Map.of(
        "UUID", new Variant<>(uuid.toString()),
        "Service", new Variant<>(new DBusPath(SERVICE)),
        "Flags", new Variant<>(new String[] {flag}, "as"));
  }

  /** An object with properties of one interface. */
  private static class Described implements Properties {
    private final String path;
    private final Class<? extends DBusInterface> type;
    final Map<String, Variant<?>> values;

    Described(
        String path, Class<? extends DBusInterface> type, Map<String, Variant<?>> properties) {
      this.path = path;
      this.type = type;
      this.values = new ConcurrentHashMap<>(properties);
    }

    @Override
    public String getObjectPath() {
      return path;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A> A Get(String interfaceName, String name) {
      return (A) Optional.ofNullable(values.get(name)).orElse(null);
    }

    /** BlueZ sets TxPower of an advertisement; nothing here depends on it. */
    @Override
    public <A> void Set(String interfaceName, String name, A value) {}

    @Override
    public Map<String, Variant<?>> GetAll(String interfaceName) {
      return interfaceName.equals(type.getName()) ? new HashMap<>(values) : Map.of();
    }
  }

  private static final class Application implements ObjectManager {
    private final List<Described> objects;

    Application(List<Described> objects) {
      this.objects = objects;
    }

    @Override
    public String getObjectPath() {
      return ROOT;
    }

    @Override
    public Map<DBusPath, Map<String, Map<String, Variant<?>>>> GetManagedObjects() {
      Map<DBusPath, Map<String, Map<String, Variant<?>>>> managed = new LinkedHashMap<>();
      for (Described each : objects) {
        managed.put(
            new DBusPath(each.path), Map.of(each.type.getName(), new HashMap<>(each.values)));
      }
      return managed;
    }
  }

  private static final class Service extends Described implements GattService1 {
    Service(Described described) {
      super(described.path, described.type, described.values);
    }
  }

  private final class Characteristic extends Described implements GattCharacteristic1 {
    Characteristic(String path, Map<String, Variant<?>> properties) {
      super(path, GattCharacteristic1.class, properties);
    }

    @Override
    public byte[] ReadValue(Map<String, Variant<?>> options) {
      throw new org.bluez.Error.NotSupported("write and indicate only");
    }

    @Override
    public void WriteValue(byte[] value, Map<String, Variant<?>> options) {
      calls.written(value, Values.properties(options));
    }

    @Override
    public TwoTuple<FileDescriptor, UInt16> AcquireWrite(Map<String, Variant<?>> options) {
      throw new org.bluez.Error.NotSupported("no file descriptors");
    }

    @Override
    public TwoTuple<FileDescriptor, UInt16> AcquireNotify(Map<String, Variant<?>> options) {
      throw new org.bluez.Error.NotSupported("no file descriptors");
    }

    /** A first central subscribed: it says so again when it opens a channel. */
    @Override
    public void StartNotify() {}

    @Override
    public void StopNotify() {}

    @Override
    public void Confirm() {
      calls.confirmed();
    }
  }

  private final class Advertisement extends Described implements LEAdvertisement1 {
    Advertisement() {
      super(
          ADVERTISEMENT,
          LEAdvertisement1.class,
          Map.of(
              "Type", new Variant<>("peripheral"),
              "ServiceUUIDs",
                  new Variant<>(new String[] {VicinityService.SERVICE.toString()}, "as"),
              "Discoverable", new Variant<>(true)));
    }

    @Override
    public void Release() {
      calls.released();
    }
  }
}
