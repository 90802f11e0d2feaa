package org.vicinity.ble.bluez;

import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;

/**
 * What a device's refusal of a write looks like on the air, and on both buses. BlueZ carries few
 * errors through: {@code InProgress} arrives as ATT error 0xFE (procedure already in progress, Core
 * Supplement 11, Part B, 1.2), {@code NotSupported} as 0x06, {@code Failed} as another one.
 */
final class AttErrors {
  private static final String BUSY = "0xfe";

  private AttErrors() {}

  /** What a peripheral answers to a write that was refused. */
  static DBusExecutionException ofPeripheral(ChannelException refusal) {
    return switch (refusal.error()) {
      case BUSY -> new org.bluez.Error.InProgress(refusal.getMessage());
      case UNSUPPORTED_VERSION -> new org.bluez.Error.NotSupported(refusal.getMessage());
      default -> new org.bluez.Error.Failed(refusal.getMessage());
    };
  }

  /** What a central makes of the error that its write came back with. */
  static ChannelException ofCentral(BluezException error) {
    if (error.is("InProgress") || error.getMessage().toLowerCase().contains(BUSY)) {
      return new ChannelException(ChannelError.BUSY, error);
    }
    if (error.is("NotSupported")) {
      return new ChannelException(ChannelError.UNSUPPORTED_VERSION, error);
    }
    return new ChannelException(ChannelError.CLOSED, error);
  }
}
