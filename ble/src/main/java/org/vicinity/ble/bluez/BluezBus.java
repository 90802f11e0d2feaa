package org.vicinity.ble.bluez;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.ObjectManager;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.ble.BluetoothStatus;

/** One connection to a bus on which BlueZ may be. Not thread-safe, but for {@link #close}. */
final class BluezBus implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BluezBus.class);
  private static final String BLUEZ = "org.bluez";
  private static final String ADAPTER = "org.bluez.Adapter1";
  private static final int MAX_NAME = 128;

  // A socket that is not there at once will not be there a little later; the library would wait 10
  // s.
  private static final int CONNECT_MILLIS = 500;

  /** What happens on a bus; called on threads of the library, must not block. */
  interface Events {
    /** Something that concerns adapters may have changed. */
    void changed();

    /** The bus is gone. */
    void disconnected();
  }

  private final DBusConnection connection;

  private BluezBus(DBusConnection connection) {
    this.connection = connection;
  }

  /**
   * Connects to the bus at that address, or to the system bus.
   *
   * @throws IOException when there is no such bus, or it refuses
   */
  static BluezBus connect(Optional<String> address, Events events) throws IOException {
    try {
      DBusConnectionBuilder builder =
          address
              .map(DBusConnectionBuilder::forAddress)
              .orElseGet(DBusConnectionBuilder::forSystemBus);
      DBusConnection connection =
          builder
              .withShared(false)
              .withDisconnectCallback(
                  new IDisconnectCallback() {
                    @Override
                    public void disconnectOnError(IOException cause) {
                      events.disconnected();
                    }
                  })
              .transportConfig()
              .withTimeout(CONNECT_MILLIS)
              .back()
              .build();
      BluezBus bus = new BluezBus(connection);
      try {
        bus.subscribe(events);
        return bus;
      } catch (DBusException | DBusExecutionException e) {
        bus.close();
        throw e;
      }
    } catch (DBusException | RuntimeException e) {
      throw new IOException("no bus: " + e.getMessage(), e);
    }
  }

  // The rules name no sender: the library matches it by unique name only, which changes with each
  // start of bluetoothd. Who forges such a signal makes us read the state once more.
  private void subscribe(Events events) throws DBusException {
    connection.addSigHandler(
        DBusMatchRuleBuilder.create()
            .withType(DBus.NameOwnerChanged.class)
            .withArg0123(0, BLUEZ)
            .build(),
        (DBus.NameOwnerChanged signal) -> events.changed());
    connection.addSigHandler(
        DBusMatchRuleBuilder.create()
            .withType(Properties.PropertiesChanged.class)
            .withArg0123(0, ADAPTER)
            .build(),
        (Properties.PropertiesChanged signal) -> events.changed());
    connection.addSigHandler(
        DBusMatchRuleBuilder.create()
            .withType(ObjectManager.InterfacesAdded.class)
            .withPath("/")
            .build(),
        (ObjectManager.InterfacesAdded signal) -> {
          if (signal.getInterfaces().containsKey(ADAPTER)) {
            events.changed();
          }
        });
    connection.addSigHandler(
        DBusMatchRuleBuilder.create()
            .withType(ObjectManager.InterfacesRemoved.class)
            .withPath("/")
            .build(),
        (ObjectManager.InterfacesRemoved signal) -> {
          if (signal.getInterfaces().contains(ADAPTER)) {
            events.changed();
          }
        });
  }

  /**
   * Reads the present state. Blocks on bluetoothd.
   *
   * @throws IOException when the bus is gone, or bluetoothd does not answer
   */
  BluetoothStatus read() throws IOException {
    try {
      DBus daemon =
          connection.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
      if (!daemon.NameHasOwner(BLUEZ)) {
        return new BluetoothStatus.NoBlueZ();
      }
      boolean autoStart = false;
      ObjectManager manager =
          connection.getRemoteObject(BLUEZ, "/", ObjectManager.class, autoStart);
      return status(manager.GetManagedObjects());
    } catch (DBusException | RuntimeException e) {
      throw new IOException("BlueZ does not answer: " + e.getMessage(), e);
    }
  }

  private static BluetoothStatus status(
      Map<DBusPath, Map<String, Map<String, Variant<?>>>> objects) {
    List<String> powered = new ArrayList<>();
    boolean present = false;
    for (Map.Entry<DBusPath, Map<String, Map<String, Variant<?>>>> object : objects.entrySet()) {
      Map<String, Variant<?>> adapter = object.getValue().get(ADAPTER);
      if (adapter != null) {
        present = true;
        if (value(adapter, "Powered", Boolean.class).orElse(false)) {
          powered.add(name(object.getKey(), adapter));
        }
      }
    }
    if (!present) {
      return new BluetoothStatus.NoAdapter();
    }
    return powered.isEmpty()
        ? new BluetoothStatus.PoweredOff()
        : new BluetoothStatus.Ready(powered.stream().sorted().toList());
  }

  private static String name(DBusPath path, Map<String, Variant<?>> adapter) {
    String name =
        value(adapter, "Alias", String.class)
            .or(() -> value(adapter, "Name", String.class))
            .filter(text -> !text.isBlank())
            .orElseGet(() -> path.getPath().substring(path.getPath().lastIndexOf('/') + 1));
    return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
  }

  private static <T> Optional<T> value(
      Map<String, Variant<?>> properties, String name, Class<T> type) {
    return Optional.ofNullable(properties.get(name))
        .map(Variant::getValue)
        .filter(type::isInstance)
        .map(type::cast);
  }

  @Override
  public void close() {
    try {
      connection.disconnect();
    } catch (RuntimeException e) {
      LOG.debug("disconnecting from the bus: {}", e.toString());
    }
  }
}
