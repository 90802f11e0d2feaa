package org.vicinity.ble.radio;

import java.util.concurrent.CompletableFuture;

/** The side that scans and connects. Thread-safe; nothing here blocks. */
public interface CentralRadio extends AutoCloseable {
  /** Scans for devices that offer the service, on all adapters that are on, until closed. */
  Scan scan(ScanListener listener);

  /**
   * Connects to a device that was sighted, finds the service in it and subscribes.
   *
   * @param address {@link Sighting#address()}
   * @param listener hears from the link once it is there
   * @return the link; fails with a {@link org.vicinity.channel.ChannelException} {@code
   *     UNREACHABLE}. Cancelling it gives the attempt up. The radio sets no deadline.
   */
  CompletableFuture<FrameLink> connect(String address, LinkListener listener);

  /** Ends all scans and links. Idempotent, does not throw. */
  @Override
  void close();

  /** A running scan. */
  interface Scan extends AutoCloseable {
    /** Ends it; idempotent, does not throw. A last event may still be on its way. */
    @Override
    void close();
  }
}
