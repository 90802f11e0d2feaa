package org.vicinity.ble.bluez;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.bluez.GattCharacteristic1;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.Variant;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;

/**
 * Frames on their way to centrals. BlueZ takes a value as a signal and tells its acknowledgement
 * without saying whose, so one is under way at a time, to whomever. For the loop only.
 */
final class Indications {
  private record Indication(PeerLink peer, byte[] frame, CompletableFuture<Void> done) {}

  private final BluezConnection bluez;
  private final Deque<Indication> waiting = new ArrayDeque<>();
  private Optional<Indication> underWay = Optional.empty();

  Indications(BluezConnection bluez) {
    this.bluez = bluez;
  }

  void add(PeerLink peer, byte[] frame, CompletableFuture<Void> done) {
    waiting.add(new Indication(peer, frame, done));
    next();
  }

  /** The one that is under way was acknowledged. */
  void confirmed() {
    Optional<Indication> acknowledged = underWay;
    underWay = Optional.empty();
    acknowledged.ifPresent(indication -> indication.done().complete(null));
    next();
  }

  /** Gives up all to a central that is gone. */
  void drop(PeerLink peer, String why) {
    ChannelException lost = new ChannelException(ChannelError.CLOSED, why);
    for (Indication each : List.copyOf(waiting)) {
      if (each.peer() == peer) {
        waiting.remove(each);
        each.done().completeExceptionally(lost);
      }
    }
    if (underWay.filter(each -> each.peer() == peer).isPresent()) {
      underWay.get().done().completeExceptionally(lost);
      underWay = Optional.empty();
      next();
    }
  }

  private void next() {
    if (underWay.isPresent() || waiting.isEmpty()) {
      return;
    }
    Indication indication = waiting.remove();
    underWay = Optional.of(indication);
    try {
      bluez
          .dbus()
          .sendMessage(
              new Properties.PropertiesChanged(
                  GattObjects.TO_CENTRAL,
                  GattCharacteristic1.class.getName(),
                  Map.of("Value", new Variant<>(indication.frame())),
                  List.of()));
    } catch (DBusException | RuntimeException e) {
      underWay = Optional.empty();
      indication.done().completeExceptionally(new ChannelException(ChannelError.CLOSED, e));
    }
  }
}
