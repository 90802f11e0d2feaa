package org.vicinity.bridge;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import org.vicinity.certstore.name.DeviceHostName;

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

  /**
   * Removes what the engine keeps of devices: cached responses, cookies, service workers, storage.
   * It is done after the publications that were asked for before, so that nothing comes back.
   * Thread-safe; the future completes, on any thread, when all is gone, and fails when it is not.
   *
   * @param hosts the devices' names
   */
  CompletableFuture<Void> clear(Collection<DeviceHostName> hosts);
}
