package org.vicinity.ble.radio;

import org.vicinity.ble.BluetoothStatus;

/** Hears from a scan, on one thread of the radio; must return quickly. */
public interface ScanListener {
  /** Whether Bluetooth can be used; told once at the start and at each change. */
  void status(BluetoothStatus status);

  /** A device was heard, for the first time or again. */
  void sighted(Sighting sighting);

  /** A device is heard no more. */
  void lost(String address);
}
