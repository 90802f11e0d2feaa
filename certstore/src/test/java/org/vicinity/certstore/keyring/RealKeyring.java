package org.vicinity.certstore.keyring;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.interfaces.DBus;

/** A real gnome-keyring-daemon with files of its own, on a bus of its own. */
final class RealKeyring implements AutoCloseable {
  private static final Path BUS = Path.of("/usr/bin/dbus-daemon");
  private static final Path KEYRING = Path.of("/usr/bin/gnome-keyring-daemon");

  private final Path home;
  private final String address;
  private final Process bus;
  private Optional<Process> daemon = Optional.empty();

  RealKeyring(Path home) throws IOException {
    this.home = home;
    this.address = "unix:path=" + home.resolve("bus");
    // Without a directory of services: nobody is started who was not started here.
    Path config = home.resolve("bus.conf");
    Files.writeString(
        config,
        "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-BUS Bus Configuration 1.0//EN\""
            + " \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\"><busconfig>"
            + "<type>session</type><listen>"
            + address
            + "</listen><policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
            + "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
    bus =
        new ProcessBuilder(
                BUS.toString(),
                "--config-file=" + config,
                "--nofork",
                "--nopidfile",
                "--print-address=1")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(bus.getInputStream(), StandardCharsets.UTF_8));
    if (output.readLine() == null) { // the address, once it listens
      throw new IOException("dbus-daemon ended at once");
    }
  }

  /** Returns whether both programs are installed. */
  static boolean available() {
    return Files.isExecutable(BUS) && Files.isExecutable(KEYRING);
  }

  /** Returns the client for this keyring. */
  DesktopKeyring client() {
    return new DesktopKeyring(Optional.of(address), Duration.ofSeconds(30));
  }

  /** Starts the daemon; with a password its keyring is made, or unlocked. */
  void start(Optional<String> password) throws Exception {
    List<String> command =
        new ArrayList<>(List.of(KEYRING.toString(), "--foreground", "--components=secrets"));
    password.ifPresent(given -> command.add("--unlock"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("DBUS_SESSION_BUS_ADDRESS", address);
    builder.environment().put("HOME", home.toString());
    builder.environment().put("XDG_DATA_HOME", home.resolve("data").toString());
    builder.environment().put("XDG_RUNTIME_DIR", home.toString());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process started = builder.start();
    daemon = Optional.of(started);
    try (var in = started.getOutputStream()) {
      in.write(password.orElse("").getBytes(StandardCharsets.UTF_8));
    }
    awaitOwner();
  }

  /** Waits until the daemon has taken its name. */
  private void awaitOwner() throws Exception {
    try (DBusConnection connection =
        DBusConnectionBuilder.forAddress(address).withShared(false).build()) {
      DBus names =
          connection.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
      java.util.concurrent.CountDownLatch owned = new java.util.concurrent.CountDownLatch(1);
      connection.addSigHandler(
          DBus.NameOwnerChanged.class,
          signal -> {
            if (signal.name.equals(SecretApi.BUS_NAME) && !signal.newOwner.isEmpty()) {
              owned.countDown();
            }
          });
      if (!names.NameHasOwner(SecretApi.BUS_NAME) && !owned.await(60, TimeUnit.SECONDS)) {
        throw new IOException("gnome-keyring-daemon did not take its name");
      }
    }
  }

  /** Ends the daemon. */
  void stop() throws InterruptedException {
    if (daemon.isPresent()) {
      daemon.get().destroyForcibly();
      daemon.get().waitFor(20, TimeUnit.SECONDS);
      daemon = Optional.empty();
    }
  }

  @Override
  public void close() {
    try {
      stop();
      bus.destroyForcibly();
      bus.waitFor(20, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
