package org.vicinity.ble.testing;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bluez.Adapter1;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.Peer;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;

/** A bus of one's own: a real dbus-daemon on a socket in a directory that only this user enters. */
public final class PrivateBus implements AutoCloseable {
  /** Everybody may do everything, and nobody is started on demand. */
  private static final String CONFIGURATION =
      """
      <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN"
        "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
      <busconfig>
        <type>session</type>
        <listen>%s</listen>
        <policy context="default">
          <allow send_destination="*" eavesdrop="true"/>
          <allow eavesdrop="true"/>
          <allow own="*"/>
        </policy>
      </busconfig>
      """;

  private final Path directory;
  private final Process daemon;
  private final String address;

  /** Starts it. */
  public PrivateBus() throws IOException {
    directory = Files.createTempDirectory("bus");
    address = "unix:path=" + directory.resolve("socket");
    Path configuration = directory.resolve("bus.conf");
    Files.writeString(configuration, CONFIGURATION.formatted(address));
    daemon =
        new ProcessBuilder(
                "dbus-daemon",
                "--config-file=" + configuration,
                "--nofork",
                "--nopidfile",
                "--nosyslog",
                "--print-address=1")
            .redirectError(directory.resolve("log").toFile())
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(daemon.getInputStream(), StandardCharsets.UTF_8));
    if (output.readLine() == null) { // its address, once it listens
      throw new IOException("dbus-daemon ended: " + Files.readString(directory.resolve("log")));
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

  /** Ends it: who is connected loses the connection. */
  @Override
  public void close() throws IOException {
    daemon.destroy();
    daemon.onExit().join(); // it removes its socket
    MoreFiles.deleteRecursively(directory, RecursiveDeleteOption.ALLOW_INSECURE);
  }
}
