package org.vicinity.ble.bluez;

/** BlueZ, or the bus, answered a call with an error. */
final class BluezException extends Exception {
  private static final String BLUEZ_ERRORS = "org.bluez.Error.";

  /** The bus is gone, or the call could not be sent. */
  static final String DISCONNECTED = "org.freedesktop.DBus.Error.Disconnected";

  private final String name;

  /**
   * Makes one.
   *
   * @param name the D-Bus error name, such as {@code org.bluez.Error.NotReady}
   */
  BluezException(String name, String message) {
    super(name + ": " + message);
    this.name = name;
  }

  /** Returns the D-Bus error name. */
  String name() {
    return name;
  }

  /** Returns whether it is that error of BlueZ, such as {@code NotReady}. */
  boolean is(String bluezError) {
    return name.equals(BLUEZ_ERRORS + bluezError);
  }
}
