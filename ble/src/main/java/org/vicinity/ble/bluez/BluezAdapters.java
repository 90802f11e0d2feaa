package org.vicinity.ble.bluez;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.ble.BluetoothMonitor;
import org.vicinity.ble.BluetoothStatus;

/**
 * Watches the adapters that BlueZ manages. Every signal that may mean a change makes it read the
 * whole state anew, which is small: nothing depends on the order of signals, or on who sent them.
 * It never starts bluetoothd. Thread-safe.
 */
public final class BluezAdapters implements BluetoothMonitor {
  private static final Logger LOG = LoggerFactory.getLogger(BluezAdapters.class);

  /** How long after a bus was not there, or bluetoothd did not answer, it is tried again. */
  private static final Duration RETRY = Duration.ofSeconds(30);

  /** How long {@link #open} waits for the first state at most. */
  private static final Duration FIRST = Duration.ofSeconds(2);

  private final Optional<String> address;
  private final Duration retry;
  private final ScheduledThreadPoolExecutor worker;
  private final AtomicBoolean refreshDue = new AtomicBoolean();
  private final List<Consumer<BluetoothStatus>> listeners = new CopyOnWriteArrayList<>();
  private final CountDownLatch first = new CountDownLatch(1);
  private volatile BluetoothStatus status = new BluetoothStatus.NoBlueZ();

  // Only touched by the worker.
  private Optional<BluezBus> bus = Optional.empty();
  private Future<?> retrying = CompletableFuture.completedFuture(null);

  private BluezAdapters(Optional<String> address, Duration retry) {
    this.address = address;
    this.retry = retry;
    worker = new ScheduledThreadPoolExecutor(1, BluezAdapters::thread);
    worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /**
   * Begins to watch on the system bus. Waits for the first state: usually a tenth of a second, two
   * seconds when bluetoothd hangs.
   */
  public static BluezAdapters open() {
    return open(Optional.empty(), RETRY);
  }

  static BluezAdapters open(Optional<String> address, Duration retry) {
    BluezAdapters adapters = new BluezAdapters(address, retry);
    adapters.refreshSoon();
    try {
      if (!adapters.first.await(FIRST.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("BlueZ has not answered yet");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the state will come with an event
    }
    return adapters;
  }

  @Override
  public BluetoothStatus status() {
    return status;
  }

  @Override
  public Subscription onChange(Consumer<BluetoothStatus> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  @Override
  public void close() {
    listeners.clear();
    submit(
        () -> {
          dropBus();
          worker.shutdown();
        },
        Duration.ZERO);
  }

  // Many signals that come at once make one refresh.
  private void refreshSoon() {
    if (refreshDue.compareAndSet(false, true)) {
      submit(this::refresh, Duration.ZERO);
    }
  }

  private void refresh() {
    refreshDue.set(false);
    try {
      if (bus.isEmpty()) {
        bus = Optional.of(BluezBus.connect(address, new BusEvents()));
      }
      tell(bus.get().read());
    } catch (IOException e) {
      LOG.debug("{}; it is tried again in {} s", e.getMessage(), retry.toSeconds());
      dropBus();
      tell(new BluetoothStatus.NoBlueZ());
      retrying.cancel(false);
      retrying = submit(this::refresh, retry);
    } finally {
      first.countDown();
    }
  }

  private void dropBus() {
    bus.ifPresent(BluezBus::close);
    bus = Optional.empty();
  }

  private void tell(BluetoothStatus now) {
    if (now.equals(status)) {
      return;
    }
    status = now;
    LOG.info("Bluetooth: {}", now.reason()); // an adapter may bear its owner's name
    for (Consumer<BluetoothStatus> listener : listeners) {
      try {
        listener.accept(now);
      } catch (RuntimeException e) {
        LOG.error("a listener of the Bluetooth state failed", e);
      }
    }
  }

  private Future<?> submit(Runnable action, Duration delay) {
    try {
      return worker.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.completedFuture(null); // closed meanwhile
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "bluez-adapters");
    thread.setDaemon(true);
    return thread;
  }

  private final class BusEvents implements BluezBus.Events {
    @Override
    public void changed() {
      refreshSoon();
    }

    @Override
    public void disconnected() {
      submit(
          () -> {
            dropBus();
            refresh();
          },
          Duration.ZERO);
    }
  }
}
