package org.vicinity.ble;

import java.util.function.Consumer;

/** Tells whether this computer's Bluetooth can be used, and each change of it. Thread-safe. */
public interface BluetoothMonitor extends AutoCloseable {
  /** Returns the present state. Does not block on Bluetooth. */
  BluetoothStatus status();

  /**
   * Hears of each change from now on, one at a time, on a thread of the monitor.
   *
   * @return ends the subscription; does not throw
   */
  Subscription onChange(Consumer<BluetoothStatus> listener);

  /** Stops watching. Idempotent, does not throw. */
  @Override
  void close();

  /** A running subscription. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
