package org.vicinity.channel;

/** What keeps a transport from searching. Whoever shows it has the words. */
public enum Obstacle {
  /** The network interface is gone, down, or has another address. */
  NO_NETWORK,

  /** Multicast DNS cannot be spoken on the network. */
  NO_MULTICAST,

  /** There is no system bus, or no Bluetooth service on it. */
  NO_BLUETOOTH_SERVICE,

  /** The computer has no Bluetooth adapter. */
  NO_BLUETOOTH_ADAPTER,

  /** There was a Bluetooth adapter, and now there is none. */
  BLUETOOTH_UNPLUGGED,

  /** All Bluetooth adapters are switched off. */
  BLUETOOTH_OFF,

  /** A program, such as flight mode, forbids all Bluetooth adapters to send. */
  BLUETOOTH_BLOCKED,

  /** A switch or a key of the computer keeps all Bluetooth adapters off. */
  BLUETOOTH_SWITCHED_OFF,

  /** The user switched the channel off in the settings. */
  OFF_IN_SETTINGS,

  /** The search could not be started, for a reason that only the log has. */
  SEARCH_FAILED
}
