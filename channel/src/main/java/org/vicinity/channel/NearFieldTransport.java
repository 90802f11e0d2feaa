package org.vicinity.channel;

import java.time.Duration;

/**
 * One way to reach devices next to the user: LAN, BLE, USB, NFC, or memory in tests. Thread-safe.
 */
public interface NearFieldTransport extends AutoCloseable {
  /** Returns its short name, such as {@code lan} or {@code ble}. */
  String name();

  /**
   * Starts to search. Returns at once; events come on threads of the transport, one at a time,
   * until the returned handle is closed (no event after {@code close} returned).
   */
  Discovery discover(DiscoveryListener listener);

  /**
   * Opens a channel to a device that was found.
   *
   * @throws ChannelException {@code UNREACHABLE}, {@code TIMEOUT} or {@code CLOSED}
   */
  MessageChannel open(DiscoveredDevice device, Duration timeout) throws ChannelException;

  /** Stops all searches and closes what is open. */
  @Override
  void close();

  /** A running search. */
  interface Discovery extends AutoCloseable {
    /** Ends the search; idempotent, does not throw. */
    @Override
    void close();
  }
}
