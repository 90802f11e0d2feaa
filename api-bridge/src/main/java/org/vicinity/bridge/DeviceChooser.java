package org.vicinity.bridge;

import java.util.concurrent.CompletableFuture;

/** Lets the user pick a device and authenticate to it (steps 2 to 4); implemented by the shell. */
public interface DeviceChooser {
  /**
   * Shows the chooser. Thread-safe, returns at once. The future completes exactly once, on any
   * thread; cancelling it closes the chooser and its channel.
   */
  CompletableFuture<ChooserOutcome> choose(ChooserRequest request);
}
