package org.vicinity.ble;

import org.vicinity.channel.Obstacle;
import org.vicinity.channel.TransportStatus;

/** What this computer's Bluetooth can do now. */
public enum BluetoothStatus {
  /** At least one adapter is on. */
  READY(new TransportStatus.Searching()),

  /** There is no system bus, or bluetoothd is not on it. */
  NO_BLUEZ(Obstacle.NO_BLUETOOTH_SERVICE),

  /** bluetoothd runs and knows no adapter. */
  NO_ADAPTER(Obstacle.NO_BLUETOOTH_ADAPTER),

  /** There was an adapter, and now there is none. */
  UNPLUGGED(Obstacle.BLUETOOTH_UNPLUGGED),

  /** There are adapters and all are switched off. */
  OFF(Obstacle.BLUETOOTH_OFF),

  /** A program, such as flight mode, forbids all adapters to send (rfkill, soft). */
  BLOCKED(Obstacle.BLUETOOTH_BLOCKED),

  /** A switch or a key of this computer keeps all adapters off (rfkill, hard). */
  SWITCHED_OFF(Obstacle.BLUETOOTH_SWITCHED_OFF);

  private final TransportStatus transportStatus;

  BluetoothStatus(TransportStatus transportStatus) {
    this.transportStatus = transportStatus;
  }

  BluetoothStatus(Obstacle obstacle) {
    this(new TransportStatus.Unavailable(obstacle));
  }

  /** Returns how the transport states it. */
  public TransportStatus toTransportStatus() {
    return transportStatus;
  }
}
