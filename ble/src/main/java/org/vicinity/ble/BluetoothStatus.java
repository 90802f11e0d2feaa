package org.vicinity.ble;

import java.util.List;
import org.vicinity.channel.TransportStatus;

/** What this computer's Bluetooth can do now, and the one place of the words for it. */
public sealed interface BluetoothStatus {
  /** Returns what is wrong, one clause for people without a full stop. */
  String reason();

  /** Returns what the user can do about it, one clause for people without a full stop. */
  String remedy();

  /** Returns how the device chooser states it. This version never searches by Bluetooth. */
  default TransportStatus toTransportStatus() {
    return new TransportStatus.Unavailable(reason(), remedy());
  }

  /** There is no system bus, or bluetoothd is not on it. */
  record NoBlueZ() implements BluetoothStatus {
    @Override
    public String reason() {
      return "the Bluetooth service is not running on this computer";
    }

    @Override
    public String remedy() {
      return "install and start BlueZ (package bluez, service bluetooth), or use another way to"
          + " reach the device";
    }
  }

  /** bluetoothd runs and knows no adapter. */
  record NoAdapter() implements BluetoothStatus {
    @Override
    public String reason() {
      return "this computer has no Bluetooth adapter";
    }

    @Override
    public String remedy() {
      return "plug a Bluetooth adapter in, or use another way to reach the device";
    }
  }

  /** There are adapters and all are switched off. */
  record PoweredOff() implements BluetoothStatus {
    @Override
    public String reason() {
      return "Bluetooth is off";
    }

    @Override
    public String remedy() {
      return "switch Bluetooth on in the system settings; check flight mode";
    }
  }

  /**
   * At least one adapter is on.
   *
   * @param adapters their names, sorted; never empty
   */
  record Ready(List<String> adapters) implements BluetoothStatus {
    /** Takes a copy. */
    public Ready {
      adapters = List.copyOf(adapters);
    }

    @Override
    public String reason() {
      return "this version does not search for devices by Bluetooth";
    }

    @Override
    public String remedy() {
      return "connect the device to the same network";
    }
  }
}
