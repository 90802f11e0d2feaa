package org.vicinity.ble.bluez;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.ble.BluetoothStatus;

/**
 * The kernel's word on why adapters that are off are off (Linux, Documentation/driver-api/rfkill):
 * BlueZ before 5.69 does not tell. Reads a few tiny files of sysfs.
 */
final class Rfkill {
  /** Where the kernel shows its switches. */
  static final Path SYSFS = Path.of("/sys/class/rfkill");

  private static final Logger LOG = LoggerFactory.getLogger(Rfkill.class);

  private final Path directory;

  Rfkill(Path directory) {
    this.directory = directory;
  }

  /**
   * Returns {@code OFF} when some adapter could be switched on, otherwise what keeps them all off:
   * {@code SWITCHED_OFF} when no program can help, or {@code BLOCKED}.
   *
   * @param adapters their names, such as {@code hci0}; all off
   */
  BluetoothStatus whyOff(List<String> adapters) {
    List<BluetoothStatus> reasons = new ArrayList<>();
    try (DirectoryStream<Path> switches = Files.newDirectoryStream(directory)) {
      for (Path each : switches) {
        if (adapters.contains(text(each, "name"))) {
          reasons.add(of(each));
        }
      }
    } catch (IOException e) {
      LOG.debug("no rfkill: {}", e.toString());
    }
    if (reasons.size() < adapters.size() || reasons.contains(BluetoothStatus.OFF)) {
      return BluetoothStatus.OFF;
    }
    return reasons.contains(BluetoothStatus.BLOCKED)
        ? BluetoothStatus.BLOCKED
        : BluetoothStatus.SWITCHED_OFF;
  }

  private static BluetoothStatus of(Path one) throws IOException {
    if (text(one, "hard").equals("1")) {
      return BluetoothStatus.SWITCHED_OFF;
    }
    return text(one, "soft").equals("1") ? BluetoothStatus.BLOCKED : BluetoothStatus.OFF;
  }

  private static String text(Path one, String attribute) throws IOException {
    return Files.readString(one.resolve(attribute)).strip();
  }
}
