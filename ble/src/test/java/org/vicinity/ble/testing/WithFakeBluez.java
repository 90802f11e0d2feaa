package org.vicinity.ble.testing;

import java.util.List;

/**
 * Runs a command that takes a private bus for the system's, with a BlueZ of two adapters on it;
 * ends with its exit status.
 */
public final class WithFakeBluez {
  private WithFakeBluez() {}

  /** Takes the command and its arguments. */
  public static void main(String[] command) throws Exception {
    int status;
    try (PrivateBus bus = new PrivateBus()) {
      FakeBluez bluez = new FakeBluez(bus, 2);
      ProcessBuilder process = new ProcessBuilder(List.of(command)).inheritIO();
      process.environment().put("DBUS_SYSTEM_BUS_ADDRESS", bus.address());
      status = process.start().waitFor();
      bluez.close();
    }
    System.exit(status);
  }
}
