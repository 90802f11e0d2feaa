package org.vicinity.ble.bluez;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bluez.GattManager1;
import org.bluez.LEAdvertisingManager1;
import org.freedesktop.dbus.DBusPath;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what is registered with BlueZ in line with what is wanted: the application on one adapter,
 * and the advertisement while there is a name to advertise. One call at a time; anew when the
 * adapter was off, because BlueZ then says that it advertises and does not. For the loop only.
 */
final class Registration {
  private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
  private static final Duration RETRY = Duration.ofSeconds(5);

  private final BluezConnection bluez;
  private final Optional<String> wantedAdapter;
  private final GattObjects objects;
  private final List<CompletableFuture<Void>> waiting = new ArrayList<>();
  private Optional<String> wantedName = Optional.empty();
  private Optional<String> adapter = Optional.empty();
  private Optional<String> advertised = Optional.empty();
  private boolean busy;

  Registration(BluezConnection bluez, Optional<String> wantedAdapter, GattObjects objects) {
    this.bluez = bluez;
    this.wantedAdapter = wantedAdapter;
    this.objects = objects;
  }

  /** Returns the adapter that offers the service now. */
  Optional<String> adapter() {
    return adapter;
  }

  /** Wants a name advertised, or silence; completes the future when it is so. */
  void want(Optional<String> name, CompletableFuture<Void> done) {
    wantedName = name;
    waiting.add(done);
    reconcile();
  }

  /** BlueZ knows nothing of us any more: it was started anew, or the adapter went. */
  void forget() {
    adapter = Optional.empty();
    advertised = Optional.empty();
    reconcile();
  }

  /** BlueZ dropped the advertisement, or its adapter was off. */
  void silent() {
    advertised = Optional.empty();
    reconcile();
  }

  /** Does the next thing that is missing, if any. */
  void reconcile() {
    if (busy) {
      return;
    }
    Optional<String> usable = usableAdapter();
    if (adapter.isPresent() && !adapter.equals(usable)) {
      return; // it is off: wait until it is on or gone
    }
    if (adapter.isEmpty()) {
      if (wantedName.isEmpty()) {
        fulfilled(); // nothing is on the air
      }
      usable.ifPresentOrElse(this::registerApplication, () -> LOG.info("waiting for an adapter"));
    } else if (!advertised.equals(wantedName)) {
      if (advertised.isPresent()) {
        unregister().whenComplete((answer, failed) -> done(Optional.empty()));
      } else {
        advertise(wantedName.get());
      }
    } else {
      fulfilled();
    }
  }

  private void fulfilled() {
    List.copyOf(waiting).forEach(each -> each.complete(null));
    waiting.clear();
  }

  private Optional<String> usableAdapter() {
    return Bluez.powered(bluez.objects()).stream()
        .filter(path -> bluez.objects().has(path, GattManager1.class))
        .filter(path -> bluez.objects().has(path, LEAdvertisingManager1.class))
        .filter(path -> wantedAdapter.map(Bluez.nameOf(path)::equals).orElse(true))
        .filter(path -> adapter.map(path::equals).orElse(true))
        .findFirst();
  }

  private void registerApplication(String path) {
    busy = true;
    bluez
        .call(path, GattManager1.class, "RegisterApplication", root(), Map.of())
        .whenComplete(
            (answer, failed) -> {
              busy = false;
              if (failed == null || Bluez.error(failed).is("AlreadyExists")) {
                LOG.info("the Bluetooth service is offered on {}", Bluez.nameOf(path));
                adapter = Optional.of(path);
                reconcile();
              } else {
                retry("the service on " + Bluez.nameOf(path), failed);
              }
            });
  }

  private void advertise(String name) {
    busy = true;
    objects.localName(name);
    // What was registered before the adapter was off is still there, and silent.
    unregister()
        .handle((answer, failed) -> answer)
        .thenCompose(
            any ->
                bluez.call(
                    adapter.orElse(""),
                    LEAdvertisingManager1.class,
                    "RegisterAdvertisement",
                    advertisement(),
                    Map.of()))
        .whenComplete(
            (answer, failed) -> {
              if (failed == null) {
                LOG.info("advertising over Bluetooth as \"{}\"", name);
                done(Optional.of(name));
              } else {
                busy = false;
                retry("the advertisement", failed);
              }
            });
  }

  private CompletableFuture<Object[]> unregister() {
    busy = true;
    return bluez.call(
        adapter.orElse(""),
        LEAdvertisingManager1.class,
        "UnregisterAdvertisement",
        advertisement());
  }

  private void done(Optional<String> name) {
    busy = false;
    if (adapter.isPresent()) {
      advertised = name;
    }
    reconcile();
  }

  private void retry(String what, Throwable failed) {
    LOG.warn("BlueZ refused {}: {}", what, Bluez.error(failed).getMessage());
    bluez.after(RETRY, this::reconcile);
  }

  private static DBusPath root() {
    return new DBusPath(GattObjects.ROOT);
  }

  private static DBusPath advertisement() {
    return new DBusPath(GattObjects.ADVERTISEMENT);
  }
}
