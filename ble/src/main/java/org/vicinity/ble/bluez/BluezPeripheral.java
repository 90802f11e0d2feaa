package org.vicinity.ble.bluez;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Predicate;
import org.bluez.Adapter1;
import org.bluez.Device1;
import org.freedesktop.dbus.connections.AbstractConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.ble.radio.PeripheralRadio;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;

/** BlueZ as a peripheral: a GATT application and an advertisement on one adapter. */
public final class BluezPeripheral implements PeripheralRadio {
  private static final Logger LOG = LoggerFactory.getLogger(BluezPeripheral.class);

  private final ScheduledThreadPoolExecutor loop =
      BluezConnection.newLoop("vicinity-bluez-peripheral");
  private final BluezConnection bluez;
  private final Indications indications;
  private final Registration registration;
  private final GattObjects objects = new GattObjects(new Calls());

  /** Guards the map; never held while a listener is called. */
  private final Object lock = new Object();

  private final Map<String, PeerLink> peers = new HashMap<>();
  private volatile PeerListener listener;

  private BluezPeripheral(Optional<String> address, Optional<String> adapter)
      throws BluezException {
    bluez = BluezConnection.open(address, loop);
    indications = new Indications(bluez);
    registration = new Registration(bluez, adapter, objects);
  }

  /**
   * BlueZ on the system bus.
   *
   * @param adapter such as {@code hci0}; the first one that is on when empty
   * @throws ChannelException {@code UNREACHABLE} when there is no system bus
   */
  public static BluezPeripheral onSystemBus(Optional<String> adapter) throws ChannelException {
    return on(Optional.empty(), adapter);
  }

  /** BlueZ, or what looks like it, on the bus at that D-Bus address. */
  public static BluezPeripheral onBus(String address, Optional<String> adapter)
      throws ChannelException {
    return on(Optional.of(address), adapter);
  }

  private static BluezPeripheral on(Optional<String> address, Optional<String> adapter)
      throws ChannelException {
    try {
      return new BluezPeripheral(address, adapter);
    } catch (BluezException e) {
      throw new ChannelException(ChannelError.UNREACHABLE, e);
    }
  }

  @Override
  public void start(PeerListener hears) {
    listener = hears;
    try {
      objects.export(bluez.dbus());
    } catch (DBusException e) {
      throw new IllegalStateException("started twice", e);
    }
    bluez.execute(() -> bluez.objects().add(new Events()));
  }

  @Override
  public CompletableFuture<Void> advertise(Optional<String> localName) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    bluez.execute(() -> registration.want(localName, done));
    return done;
  }

  /**
   * Disconnects the peers and leaves the bus; BlueZ then forgets what was registered. Waits for a
   * moment until BlueZ has heard of it.
   */
  @Override
  public void close() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      loop.execute(
          () -> {
            List<PeerLink> ending = leave(path -> true);
            ending.forEach(peer -> bluez.call(peer.device(), Device1.class, "Disconnect"));
            ending.forEach(peer -> peer.lost(Loss.CLOSED));
            bluez.closeWhenSent().whenComplete((closed, failed) -> done.complete(null));
          });
      BluezConnection.await(done);
    } catch (RejectedExecutionException e) {
      LOG.trace("closed before");
    }
    loop.shutdown();
  }

  private List<PeerLink> leave(Predicate<String> device) {
    synchronized (lock) {
      List<PeerLink> leaving =
          peers.values().stream().filter(peer -> device.test(peer.device())).toList();
      peers.values().removeAll(leaving);
      return leaving;
    }
  }

  /** What bluetoothd asks, on the library's thread for calls. */
  private final class Calls implements GattObjects.Calls {
    @Override
    public void written(byte[] value, Map<String, Object> options) {
      requireBluez();
      boolean whole =
          Optional.ofNullable(options.get("offset"))
              .map(offset -> offset instanceof Number number && number.intValue() == 0)
              .orElse(true);
      if (!whole || Boolean.TRUE.equals(options.get("prepare-authorize"))) {
        throw new org.bluez.Error.NotSupported("no long writes");
      }
      if (!(options.get("device") instanceof String device)) {
        throw new org.bluez.Error.NotSupported("a write of nobody");
      }
      PeerLink peer = peer(device);
      if (options.get("mtu") instanceof Number mtu) {
        peer.mtu(mtu.intValue());
      }
      try {
        peer.listener().received(value);
      } catch (ChannelException e) {
        LOG.debug("a frame was refused: {}", e.getMessage());
        throw AttErrors.ofPeripheral(e);
      }
    }

    @Override
    public void confirmed() {
      requireBluez();
      bluez.execute(indications::confirmed);
    }

    @Override
    public void released() {
      requireBluez();
      bluez.execute(registration::silent);
    }

    private void requireBluez() {
      if (!bluez.isBluez(AbstractConnection.getCallInfo().getSource())) {
        throw new org.bluez.Error.NotAuthorized("not BlueZ");
      }
    }
  }

  private PeerLink peer(String device) {
    synchronized (lock) {
      PeerLink known = peers.get(device);
      if (known != null) {
        return known;
      }
    }
    // One thread only makes peers: that of the calls.
    PeerLink made = new PeerLink(bluez, indications, device);
    made.listener(listener.connected(made));
    synchronized (lock) {
      peers.put(device, made);
    }
    return made;
  }

  /** What bluetoothd tells, on the loop. */
  private final class Events implements BluezObjects.Listener {
    @Override
    public void reset(boolean running) {
      leave(path -> true).forEach(peer -> peer.lost(Loss.RESTARTED));
      registration.forget();
    }

    @Override
    public void appeared(String path, String type) {
      registration.reconcile();
    }

    @Override
    public void gone(String path, String type) {
      if (type.equals(Device1.class.getName())) {
        leave(path::equals).forEach(peer -> peer.lost(Loss.GONE));
      } else if (type.equals(Adapter1.class.getName())) {
        leave(device -> Bluez.adapterOf(device).equals(path))
            .forEach(peer -> peer.lost(Loss.UNPLUGGED));
        if (registration.adapter().filter(path::equals).isPresent()) {
          registration.forget();
        }
      }
    }

    @Override
    public void changed(String path, String type, Map<String, Object> properties) {
      if (type.equals(Device1.class.getName())
          && Boolean.FALSE.equals(properties.get("Connected"))) {
        leave(path::equals).forEach(peer -> peer.lost(Loss.GONE));
      } else if (type.equals(Adapter1.class.getName()) && properties.containsKey("Powered")) {
        if (Boolean.FALSE.equals(properties.get("Powered"))) {
          leave(device -> Bluez.adapterOf(device).equals(path))
              .forEach(peer -> peer.lost(Loss.OFF));
        }
        if (registration.adapter().filter(path::equals).isPresent()) {
          registration.silent();
        } else {
          registration.reconcile();
        }
      }
    }
  }
}
