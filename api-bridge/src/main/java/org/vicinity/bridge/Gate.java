package org.vicinity.bridge;

import java.util.concurrent.CompletableFuture;

/**
 * Makes the engine trust, route and allow exactly what the grant store says; the shell implements
 * it.
 */
public interface Gate {
  /**
   * Tells the engine the store's present state. Thread-safe; the future completes, on any thread,
   * when the engine has taken it over, and fails when it could not.
   */
  CompletableFuture<Void> publish();
}
