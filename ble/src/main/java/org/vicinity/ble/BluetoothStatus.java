package org.vicinity.ble;

import org.vicinity.channel.TransportStatus;

/** What this computer's Bluetooth can do now, and the one place of the words for it. */
public enum BluetoothStatus {
  /** At least one adapter is on. */
  READY("", ""),

  /** There is no system bus, or bluetoothd is not on it. */
  NO_BLUEZ(
      "the Bluetooth service is not running on this computer",
      "install and start BlueZ (package bluez, service bluetooth), or use another way to reach the"
          + " device"),

  /** bluetoothd runs and knows no adapter. */
  NO_ADAPTER(
      "this computer has no Bluetooth adapter",
      "plug a Bluetooth adapter in, or use another way to reach the device"),

  /** There was an adapter, and now there is none. */
  UNPLUGGED(
      "the Bluetooth adapter was taken out",
      "plug it in again, or use another way to reach the device"),

  /** There are adapters and all are switched off. */
  OFF("Bluetooth is off", "switch Bluetooth on in the system settings"),

  /** A program, such as flight mode, forbids all adapters to send (rfkill, soft). */
  BLOCKED(
      "Bluetooth is blocked, as flight mode does it",
      "end flight mode in the system settings, or run: rfkill unblock bluetooth"),

  /** A switch or a key of this computer keeps all adapters off (rfkill, hard). */
  SWITCHED_OFF(
      "Bluetooth is switched off by a switch or a key of this computer",
      "use the switch or the key for wireless devices");

  private final String reason;
  private final String remedy;

  BluetoothStatus(String reason, String remedy) {
    this.reason = reason;
    this.remedy = remedy;
  }

  /** Returns what is wrong, one clause for people without a full stop; empty when nothing is. */
  public String reason() {
    return reason;
  }

  /** Returns what the user can do about it, in the same form. */
  public String remedy() {
    return remedy;
  }

  /** Returns how the device chooser states it. */
  public TransportStatus toTransportStatus() {
    return this == READY
        ? new TransportStatus.Searching()
        : new TransportStatus.Unavailable(reason, remedy);
  }
}
