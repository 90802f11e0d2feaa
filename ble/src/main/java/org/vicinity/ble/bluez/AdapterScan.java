package org.vicinity.ble.bluez;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.bluez.Adapter1;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.ble.VicinityService;

/**
 * The scan of one adapter: brings what BlueZ does in line with what is wanted, one call at a time.
 * For the connection's loop only.
 */
final class AdapterScan {
  private static final Logger LOG = LoggerFactory.getLogger(AdapterScan.class);

  private final BluezConnection bluez;
  private final String adapter;
  private final ScanTimes times;
  private boolean wanted;
  private boolean scanning;
  private boolean busy;
  private boolean dropped;
  private long heard = System.nanoTime();

  AdapterScan(BluezConnection bluez, String adapter, ScanTimes times) {
    this.bluez = bluez;
    this.adapter = adapter;
    this.times = times;
    bluez.after(times.restart(), this::restartIfSilent);
  }

  /** Starts or stops the scan. */
  void want(boolean now) {
    wanted = now;
    reconcile();
  }

  /** The adapter heard something. */
  void heard() {
    heard = System.nanoTime();
  }

  /** BlueZ says that it stopped scanning: it was not asked to, or the adapter was switched off. */
  void stopped() {
    if (!busy) {
      scanning = false;
      reconcile();
    }
  }

  /** The adapter is off or gone: BlueZ forgot the scan. */
  void drop() {
    dropped = true;
  }

  private void reconcile() {
    if (busy || dropped || wanted == scanning) {
      return;
    }
    busy = true;
    boolean start = wanted;
    (start ? start() : bluez.call(adapter, Adapter1.class, "StopDiscovery"))
        .whenComplete(
            (answer, failed) -> {
              busy = false;
              boolean done = failed == null || isInProgress(failed);
              scanning = start && done;
              if (done || !start) {
                heard();
                reconcile();
              } else {
                LOG.warn("{} does not scan: {}", adapter, failed.getMessage());
                bluez.after(times.retry(), this::reconcile);
              }
            });
  }

  private CompletableFuture<Object[]> start() {
    Map<String, Variant<?>> filter =
        Map.of(
            "UUIDs", new Variant<>(new String[] {VicinityService.SERVICE.toString()}, "as"),
            "Transport", new Variant<>("le"),
            "DuplicateData", new Variant<>(true));
    return bluez
        .call(adapter, Adapter1.class, "SetDiscoveryFilter", filter)
        .thenCompose(set -> bluez.call(adapter, Adapter1.class, "StartDiscovery"));
  }

  private static boolean isInProgress(Throwable failed) {
    return Bluez.error(failed).is("InProgress");
  }

  private void restartIfSilent() {
    if (dropped) {
      return;
    }
    Duration silence = Duration.ofNanos(System.nanoTime() - heard);
    if (scanning && !busy && wanted && silence.compareTo(times.restart()) >= 0) {
      busy = true;
      bluez
          .call(adapter, Adapter1.class, "StopDiscovery")
          .whenComplete(
              (answer, failed) -> {
                busy = false;
                scanning = false;
                reconcile();
              });
    }
    bluez.after(times.restart(), this::restartIfSilent);
  }
}
