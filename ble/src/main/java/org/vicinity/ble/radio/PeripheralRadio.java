package org.vicinity.ble.radio;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The side that offers the service. Thread-safe; nothing here blocks. */
public interface PeripheralRadio extends AutoCloseable {
  /** Offers the service from now on, whenever an adapter is there and on. Called once. */
  void start(PeerListener listener);

  /**
   * Advertises the service under that local name, or not at all when empty.
   *
   * @return done when the wish is fulfilled; waits as long as Bluetooth is off or missing
   */
  CompletableFuture<Void> advertise(Optional<String> localName);

  /** Takes the service away and disconnects its peers. Idempotent, does not throw. */
  @Override
  void close();

  /** Hears of centrals, on one thread of the radio; must return quickly. */
  interface PeerListener {
    /** A central sent its first frame. Returns who hears that one and all others of its. */
    LinkListener connected(FrameLink link);
  }
}
