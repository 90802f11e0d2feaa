package org.vicinity.ble.bluez;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.ble.BluetoothStatus;
import org.vicinity.ble.radio.CentralRadio;
import org.vicinity.ble.radio.FrameLink;
import org.vicinity.ble.radio.LinkListener;
import org.vicinity.ble.radio.ScanListener;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;

/**
 * BlueZ as a central. Connects to the system bus when it is needed first, and again when a bus was
 * lost. Never starts bluetoothd.
 */
public final class BluezCentral implements CentralRadio {
  private static final Logger LOG = LoggerFactory.getLogger(BluezCentral.class);

  private final Optional<String> address;
  private final ScanTimes times;
  private final Rfkill rfkill;
  private final ScheduledThreadPoolExecutor loop =
      BluezConnection.newLoop("vicinity-bluez-central");

  /** Only the loop uses what follows. */
  private Optional<Session> session = Optional.empty();

  /** What belongs to one connection to the bus. */
  private static final class Session {
    final BluezConnection bluez;
    final BluezScanner scanner;
    final Map<String, BluezLink> links = new HashMap<>();

    Session(BluezConnection bluez, ScanTimes times, Rfkill rfkill) {
      this.bluez = bluez;
      this.scanner = new BluezScanner(bluez, times, rfkill);
    }
  }

  /** BlueZ on the system bus. */
  public static BluezCentral onSystemBus() {
    return new BluezCentral(Optional.empty(), ScanTimes.DEFAULT, Rfkill.SYSFS);
  }

  /** BlueZ, or what looks like it, on the bus at that D-Bus address. */
  public static BluezCentral onBus(String address) {
    return new BluezCentral(Optional.of(address), ScanTimes.DEFAULT, Rfkill.SYSFS);
  }

  BluezCentral(Optional<String> address, ScanTimes times, Path rfkill) {
    this.address = address;
    this.times = times;
    this.rfkill = new Rfkill(rfkill);
  }

  @Override
  public Scan scan(ScanListener listener) {
    execute(
        () ->
            session()
                .ifPresentOrElse(
                    current -> current.scanner.add(listener),
                    () -> listener.status(BluetoothStatus.NO_BLUEZ)));
    return () -> execute(() -> session.ifPresent(current -> current.scanner.remove(listener)));
  }

  @Override
  public CompletableFuture<FrameLink> connect(String device, LinkListener listener) {
    CompletableFuture<FrameLink> link = new CompletableFuture<>();
    if (!execute(() -> connectNow(device, listener, link))) {
      link.completeExceptionally(new ChannelException(ChannelError.CLOSED, Loss.CLOSED));
    }
    return link;
  }

  private void connectNow(
      String device, LinkListener listener, CompletableFuture<FrameLink> result) {
    Optional<Session> current = session();
    Optional<String> path = current.flatMap(it -> it.scanner.pathOf(device));
    if (result.isDone() || path.isEmpty()) {
      String why = current.isEmpty() ? Loss.NO_SERVICE : Loss.UNKNOWN;
      result.completeExceptionally(new ChannelException(ChannelError.UNREACHABLE, why));
      return;
    }
    Map<String, BluezLink> links = current.get().links;
    Optional<BluezLink> leaving = Optional.ofNullable(links.get(path.get()));
    if (leaving.isPresent()) {
      // BlueZ takes two seconds to disconnect; what is connected to meanwhile is cut as well.
      leaving
          .get()
          .left()
          .thenRun(
              () -> {
                links.remove(path.get(), leaving.get());
                connectNow(device, listener, result);
              });
      return;
    }
    BluezLink link = new BluezLink(current.get().bluez, path.get(), listener);
    links.put(path.get(), link);
    link.left().thenRun(() -> links.remove(path.get(), link));
    CompletableFuture<FrameLink> opening = link.open();
    opening.whenComplete(
        (made, failed) -> {
          if (failed != null) {
            result.completeExceptionally(failed);
          } else if (!result.complete(made)) {
            made.close();
          }
        });
    result.whenComplete(
        (made, failed) -> {
          if (result.isCancelled()) {
            opening.cancel(true);
          }
        });
  }

  private Optional<Session> session() {
    if (session.filter(current -> !current.bluez.isLost()).isEmpty()) {
      try {
        BluezConnection bluez = BluezConnection.open(address, loop);
        session = Optional.of(new Session(bluez, times, rfkill));
      } catch (BluezException e) {
        LOG.info("no BlueZ: {}", e.getMessage());
        session = Optional.empty();
      }
    }
    return session;
  }

  private boolean execute(Runnable action) {
    try {
      loop.execute(action);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }

  /** Waits for a moment until BlueZ has heard that the links end: they outlive this process. */
  @Override
  public void close() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    boolean begun =
        execute(
            () -> {
              Optional<Session> ending = session;
              session = Optional.empty();
              ending.ifPresent(it -> List.copyOf(it.links.values()).forEach(BluezLink::closeNow));
              ending
                  .map(it -> it.bluez.closeWhenSent())
                  .orElse(CompletableFuture.completedFuture(null))
                  .whenComplete((closed, failed) -> done.complete(null));
            });
    if (begun) {
      BluezConnection.await(done);
      loop.shutdown();
    }
  }
}
