package org.vicinity.ble.bluez;

/** The words for how a link ends. */
final class Loss {
  static final String OFF = "Bluetooth is off";
  static final String UNPLUGGED = "the Bluetooth adapter was removed";
  static final String NO_SERVICE = "the Bluetooth service is not running";
  static final String RESTARTED = "the Bluetooth service ended or was started anew";
  static final String GONE = "the device is out of reach or was switched off";
  static final String CLOSED = "the link was closed";
  static final String UNKNOWN = "the device is not nearby any more";

  private Loss() {}
}
