package org.vicinity.ble.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.bluez.Adapter1;
import org.freedesktop.dbus.bin.EmbeddedDBusDaemon;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.Peer;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/** A private bus. */
public final class FakeBus implements AutoCloseable {
  private final Path directory;
  private final EmbeddedDBusDaemon daemon;
  private final String address;

  /** Starts it. */
  public FakeBus() throws IOException, DBusException {
    directory = Files.createTempDirectory("bus");
    address = "unix:path=" + directory.resolve("socket");
    daemon = new EmbeddedDBusDaemon(address + ",listen=true");
    daemon.startInBackgroundAndWait(30_000);
    // A client that connects before the daemon's own thread is up makes it end.
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!daemon.isRunning() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  /** Returns its D-Bus address. */
  public String address() {
    return address;
  }

  DBusConnection connect() throws DBusException {
    return DBusConnectionBuilder.forAddress(address)
        .withShared(false)
        .receivingThreadConfig()
        .withMethodCallThreadCount(8)
        .connectionConfig()
        .build();
  }

  /** Says in BlueZ's words, but not as BlueZ, that an adapter was switched off. */
  public void forgePowerOff(String adapter) throws DBusException, IOException {
    try (DBusConnection stranger = connect()) {
      stranger.sendMessage(
          new Properties.PropertiesChanged(
              adapter,
              Adapter1.class.getName(),
              Map.of("Powered", new Variant<>(false)),
              List.of()));
      stranger.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", Peer.class).Ping();
    }
  }

  /**
   * Writes to a device's program without being BlueZ.
   *
   * @return the name of the error, or nothing when it was accepted
   */
  public String writeAsStranger(String program, byte[] value) throws DBusException, IOException {
    try (DBusConnection stranger = connect()) {
      String characteristic = "/org/vicinity/ble/service/toDevice";
      return new PeripheralCalls(stranger)
          .write(new FakeAdapter.Registered(program, characteristic), value, Map.of());
    }
  }

  @Override
  public void close() throws IOException {
    daemon.close();
    Files.deleteIfExists(directory.resolve("socket"));
    Files.deleteIfExists(directory);
  }
}
