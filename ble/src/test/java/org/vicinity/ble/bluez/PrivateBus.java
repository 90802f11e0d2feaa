package org.vicinity.ble.bluez;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A real {@code dbus-daemon} of a test's own, on a socket in a temporary directory. */
final class PrivateBus implements AutoCloseable {
  private final Path socket;
  private Process daemon;

  private PrivateBus(Path socket) {
    this.socket = socket;
  }

  /** Returns whether {@code dbus-daemon} is installed. */
  static boolean available() {
    return Files.isExecutable(Path.of("/usr/bin/dbus-daemon"));
  }

  /** Prepares a bus that does not run yet. */
  static PrivateBus in(Path directory) {
    return new PrivateBus(directory.resolve("bus"));
  }

  String address() {
    return "unix:path=" + socket;
  }

  /** Starts it and waits until it takes connections. */
  void start() throws IOException {
    Files.deleteIfExists(socket);
    daemon =
        new ProcessBuilder(
                "/usr/bin/dbus-daemon",
                "--session",
                "--nofork",
                "--nopidfile",
                "--print-address=1",
                "--address=" + address())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(daemon.getInputStream(), StandardCharsets.UTF_8));
    if (output.readLine() == null) { // the address, once it listens
      throw new IOException("dbus-daemon ended at once");
    }
  }

  /** Stops it, as a crash would. */
  void stop() throws InterruptedException {
    if (daemon != null) {
      daemon.destroyForcibly();
      daemon.waitFor(20, TimeUnit.SECONDS);
    }
  }

  @Override
  public void close() {
    try {
      stop();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
