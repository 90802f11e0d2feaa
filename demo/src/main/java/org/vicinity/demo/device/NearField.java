package org.vicinity.demo.device;

import java.util.Optional;

/**
 * The ways by which browsers find the device for a first contact.
 *
 * @param lan over the local network
 * @param ble over Bluetooth Low Energy
 * @param adapter the Bluetooth adapter, such as {@code hci0}; the first one that is on when empty
 */
public record NearField(boolean lan, boolean ble, Optional<String> adapter) {
  /** Over the local network only. */
  public static final NearField LAN = new NearField(true, false, Optional.empty());
}
