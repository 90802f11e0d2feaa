package org.vicinity.ble.testing;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import org.bluez.GattCharacteristic1;
import org.bluez.LEAdvertisement1;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;
import org.freedesktop.dbus.interfaces.ObjectManager;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.Variant;

/** What {@code org.bluez} looks like on a bus, with adapters that hear each other. */
public final class FakeBluez implements AutoCloseable {
  static final int MTU = 103;

  private final PrivateBus bus;
  private final Disturbance disturbance = new Disturbance();
  private final Map<String, FakeObject> objects = new ConcurrentSkipListMap<>();
  private final Map<String, Integer> counts = new HashMap<>();
  private volatile DBusConnection connection;
  private volatile PeripheralCalls calls;

  /** Starts it with that many adapters, all on. */
  public FakeBluez(PrivateBus bus, int adapters) throws DBusException {
    this.bus = bus;
    start(adapters);
  }

  private void start(int adapters) throws DBusException {
    connection = bus.connect();
    calls = new PeripheralCalls(connection);
    connection.exportObject("/", new Root());
    connection.addSigHandler(Properties.PropertiesChanged.class, this::valueChanged);
    for (int number = 0; number < adapters; number++) {
      show(new FakeAdapter(this, number));
    }
    connection.requestBusName("org.bluez");
  }

  /** Ends and starts it anew, as {@code systemctl restart bluetooth} does. */
  public void restart(int adapters) throws DBusException {
    stop();
    start(adapters);
  }

  /** Ends it. */
  public void stop() {
    disturbance.end();
    calls.end();
    objects.clear();
    connection.disconnect();
  }

  @Override
  public void close() {
    stop();
  }

  /** Returns the adapter of that number. */
  public FakeAdapter adapter(int number) {
    return (FakeAdapter) objects.get("/org/bluez/hci" + number);
  }

  /** Takes an adapter away, as pulling it out does. */
  public void unplug(int number) {
    FakeAdapter gone = adapter(number);
    devicesOf(gone).forEach(FakeDevice::hangUp);
    devicesOf(gone).forEach(device -> forget(device.path));
    forget(gone.path);
  }

  /** Puts an adapter in. */
  public void plug(int number) {
    show(new FakeAdapter(this, number));
  }

  /** Takes two adapters out of each other's reach: their links end. */
  public void separate(FakeAdapter one, FakeAdapter other) {
    device(one, other).hangUp();
  }

  /** Returns what tests use to disturb it. */
  public Disturbance disturbance() {
    return disturbance;
  }

  /** Waits until something was called that often. */
  public void awaitCount(String call, int times) throws InterruptedException {
    synchronized (counts) {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
      while (counts.getOrDefault(call, 0) < times) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0) {
          throw new AssertionError(call + " was called " + counts.get(call) + " times");
        }
        counts.wait(left);
      }
    }
  }

  void count(String call) {
    synchronized (counts) {
      counts.merge(call, 1, Integer::sum);
      counts.notifyAll();
    }
  }

  /** Lets an adapter advertise something else. */
  public void advertise(FakeAdapter adapter, String localName, String uuid) {
    adapter.advertise(new FakeAdapter.Advertisement(localName, List.of(uuid)));
  }

  /** Returns whether an adapter is connected to another. */
  public boolean isConnected(FakeAdapter one, FakeAdapter other) {
    return objects.get(FakeDevice.pathOf(one, other)) instanceof FakeDevice device
        && device.is("Connected");
  }

  /** Changes the strength in which one adapter hears another. */
  public void signal(FakeAdapter here, FakeAdapter there, int dbm) {
    device(here, there).set("RSSI", new Variant<>((short) dbm));
  }

  List<FakeDevice> devicesOf(FakeAdapter adapter) {
    List<FakeDevice> devices = new ArrayList<>();
    for (FakeObject object : objects.values()) {
      if (object instanceof FakeDevice device && device.here() == adapter) {
        devices.add(device);
      }
    }
    return devices;
  }

  synchronized FakeDevice device(FakeAdapter here, FakeAdapter there) {
    FakeObject known = objects.get(FakeDevice.pathOf(here, there));
    if (known instanceof FakeDevice device) {
      return device;
    }
    FakeDevice made = new FakeDevice(this, here, there);
    show(made);
    return made;
  }

  /** Lets all scanning adapters hear all advertisements. */
  void spread() {
    List<FakeAdapter> adapters = new ArrayList<>();
    objects
        .values()
        .forEach(
            it -> {
              if (it instanceof FakeAdapter adapter) {
                adapters.add(adapter);
              }
            });
    for (FakeAdapter there : adapters) {
      for (FakeAdapter here : adapters) {
        Optional<FakeAdapter.Advertisement> heard = there.advertisement().filter(here::hears);
        if (here != there && heard.isPresent()) {
          FakeDevice device = device(here, there);
          device.set("UUIDs", new Variant<>(heard.get().uuids().toArray(String[]::new), "as"));
          device.set("Name", new Variant<>(heard.get().localName()));
          device.set("RSSI", new Variant<>((short) -60));
        }
      }
    }
  }

  Map<String, Variant<?>> advertisementOf(FakeAdapter.Registered registered) {
    return remote(registered.owner(), registered.path(), Properties.class)
        .GetAll(LEAdvertisement1.class.getName());
  }

  void showServices(FakeDevice device, FakeAdapter.Registered application) {
    Map<DBusPath, Map<String, Map<String, Variant<?>>>> managed =
        remote(application.owner(), application.path(), ObjectManager.class).GetManagedObjects();
    managed.forEach(
        (path, interfaces) -> {
          Map<String, Variant<?>> found = interfaces.get(GattCharacteristic1.class.getName());
          if (found != null) {
            String last = path.getPath().substring(path.getPath().lastIndexOf('/'));
            show(
                new FakeCharacteristic(
                    device,
                    device.path + "/service0001" + last,
                    new FakeAdapter.Registered(application.owner(), path.getPath()),
                    String.valueOf(found.get("UUID").getValue()),
                    device.path + "/service0001"));
          }
        });
  }

  void hideServices(FakeDevice device) {
    for (FakeObject object : objects.values()) {
      if (object instanceof FakeCharacteristic found && found.device() == device) {
        forget(found.path);
      }
    }
  }

  /** Carries a write to the peripheral, and its refusal back as BlueZ words it. */
  void write(FakeCharacteristic characteristic, byte[] value) {
    disturbance.beforeCall("WriteValue");
    FakeDevice device = characteristic.device();
    Map<String, Variant<?>> options =
        Map.of(
            "device", new Variant<>(new DBusPath(FakeDevice.pathOf(device.there(), device.here()))),
            "mtu", new Variant<>(new UInt16(MTU)),
            "link", new Variant<>("LE"),
            "type", new Variant<>("request"));
    for (byte[] frame : disturbance.written(value)) {
      String error = calls.write(characteristic.original(), frame, options);
      switch (error) {
        case "" -> {}
        case "org.bluez.Error.InProgress" -> throw refused("0xfe");
        case "org.bluez.Error.NotSupported" -> throw new org.bluez.Error.NotSupported("");
        default -> throw refused("0x80");
      }
    }
  }

  private static org.bluez.Error refused(String code) {
    return new org.bluez.Error.Failed("Operation failed with ATT error: " + code);
  }

  /** Carries a peripheral's value to all that subscribed, and their acknowledgement back. */
  private void valueChanged(Properties.PropertiesChanged signal) {
    Variant<?> value = signal.getPropertiesChanged().get("Value");
    if (value == null) {
      return;
    }
    byte[] frame = bytes(value.getValue());
    for (FakeObject object : objects.values()) {
      if (object instanceof FakeCharacteristic each
          && each.original()
              .equals(new FakeAdapter.Registered(signal.getSource(), signal.getPath()))
          && each.is("Notifying")) {
        disturbance
            .indicated(frame)
            .ifPresent(
                frames -> {
                  frames.forEach(each::indicated);
                  calls.confirm(each.original());
                });
      }
    }
  }

  private <T extends DBusInterface> T remote(String owner, String path, Class<T> type) {
    try {
      return connection.getRemoteObject(owner, path, type);
    } catch (DBusException e) {
      throw new org.bluez.Error.Failed(e.toString());
    }
  }

  private void show(FakeObject object) {
    if (objects.putIfAbsent(object.path, object) != null) {
      return;
    }
    try {
      connection.exportObject(object.path, object);
      connection.sendMessage(
          new ObjectManager.InterfacesAdded("/", new DBusPath(object.path), object.interfaces()));
    } catch (DBusException e) {
      throw new IllegalStateException(e);
    }
  }

  void forget(String path) {
    FakeObject gone = objects.remove(path);
    if (gone != null) {
      connection.unExportObject(path);
      try {
        connection.sendMessage(
            new ObjectManager.InterfacesRemoved(
                "/", new DBusPath(path), List.copyOf(gone.interfaces().keySet())));
      } catch (DBusException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  void tellChanged(
      String path,
      Class<? extends DBusInterface> type,
      Map<String, Variant<?>> now,
      List<String> invalid) {
    if (objects.containsKey(path)) {
      try {
        connection.sendMessage(
            new Properties.PropertiesChanged(path, type.getName(), now, invalid));
      } catch (DBusException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** The library decodes an array of bytes as a list or as an array. */
  private static byte[] bytes(Object value) {
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ((Collection<?>) value).forEach(each -> bytes.write((Byte) each));
    return bytes.toByteArray();
  }

  static List<String> texts(Object value) {
    Collection<?> all = value instanceof Object[] array ? List.of(array) : (Collection<?>) value;
    return all.stream().map(String::valueOf).toList();
  }

  private final class Root implements ObjectManager {
    @Override
    public String getObjectPath() {
      return "/";
    }

    @Override
    public Map<DBusPath, Map<String, Map<String, Variant<?>>>> GetManagedObjects() {
      Map<DBusPath, Map<String, Map<String, Variant<?>>>> managed = new ConcurrentSkipListMap<>();
      objects.forEach((path, object) -> managed.put(new DBusPath(path), object.interfaces()));
      return managed;
    }
  }
}
