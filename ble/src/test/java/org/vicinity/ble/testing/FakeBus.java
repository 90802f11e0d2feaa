package org.vicinity.ble.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.freedesktop.dbus.bin.EmbeddedDBusDaemon;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;

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

  @Override
  public void close() throws IOException {
    daemon.close();
    Files.deleteIfExists(directory.resolve("socket"));
    Files.deleteIfExists(directory);
  }
}
