package org.vicinity.ble.bluez;

import java.util.List;
import java.util.concurrent.CompletionException;
import org.bluez.Adapter1;
import org.vicinity.ble.BluetoothStatus;

/** What several parts read out of BlueZ's objects and errors in the same way. */
final class Bluez {
  private Bluez() {}

  /** Returns the error that a call failed with. */
  static BluezException error(Throwable failed) {
    Throwable cause = failed instanceof CompletionException ? failed.getCause() : failed;
    return cause instanceof BluezException known
        ? known
        : new BluezException(BluezException.DISCONNECTED, String.valueOf(cause));
  }

  /** Returns the adapter that an object belongs to, such as {@code /org/bluez/hci0}. */
  static String adapterOf(String path) {
    String[] parts = path.split("/", 5);
    return parts.length < 4 ? path : "/" + parts[1] + "/" + parts[2] + "/" + parts[3];
  }

  /** Returns an adapter's short name, such as {@code hci0}. */
  static String nameOf(String adapter) {
    return adapter.substring(adapter.lastIndexOf('/') + 1);
  }

  /** Returns the adapters that are on. */
  static List<String> powered(BluezObjects objects) {
    return objects.paths(Adapter1.class).stream()
        .filter(path -> objects.is(path, Adapter1.class, "Powered"))
        .toList();
  }

  /** Returns whether Bluetooth can be used. */
  static BluetoothStatus status(BluezObjects objects, Rfkill rfkill) {
    if (!objects.isRunning()) {
      return BluetoothStatus.NO_BLUEZ;
    }
    if (objects.paths(Adapter1.class).isEmpty()) {
      return BluetoothStatus.NO_ADAPTER;
    }
    return powered(objects).isEmpty()
        ? rfkill.whyOff(objects.paths(Adapter1.class).stream().map(Bluez::nameOf).toList())
        : BluetoothStatus.READY;
  }
}
