package org.vicinity.ble.bluez;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.bluez.Adapter1;
import org.bluez.Device1;
import org.bluez.GattCharacteristic1;
import org.freedesktop.dbus.types.Variant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.ble.VicinityService;
import org.vicinity.ble.frame.Frame;
import org.vicinity.ble.radio.FrameLink;
import org.vicinity.ble.radio.LinkListener;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;

/**
 * The central's connection to one device: connects, waits until BlueZ knows the services,
 * subscribes, then carries frames. Nothing tells a caller of BlueZ that the peer, the adapter or
 * bluetoothd went away while its call is pending, so each of these ends the link here.
 */
final class BluezLink implements FrameLink, BluezObjects.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(BluezLink.class);

  /** Establishing a connection fails now and then on a busy radio: once more is enough. */
  private static final int ATTEMPTS = 2;

  private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(300);

  /** How long after the services are resolved BlueZ may take to show them. */
  private static final Duration SHOWING = Duration.ofSeconds(3);

  /** How long the word that the device is disconnected may follow the answer that it is. */
  private static final Duration DISCONNECTING = Duration.ofSeconds(3);

  /** What an attribute may carry is three bytes less than the MTU (Core 5.3, Vol 3, F, 3.4.7). */
  private static final int ATT_HEADER = 3;

  private final BluezConnection bluez;
  private final String device;
  private final LinkListener listener;
  private final CompletableFuture<FrameLink> opened = new CompletableFuture<>();
  private volatile int maxFrame = Frame.MIN_SIZE;

  /** Only the loop uses what follows. */
  private final Set<CompletableFuture<Void>> underWay = new LinkedHashSet<>();

  private final CompletableFuture<Void> left = new CompletableFuture<>();
  private String toDevice = "";
  private String toCentral = "";
  private boolean connected;
  private boolean subscribing;
  private boolean over;

  BluezLink(BluezConnection bluez, String device, LinkListener listener) {
    this.bluez = bluez;
    this.device = device;
    this.listener = listener;
  }

  /** Begins to connect. The link itself when it is open; cancelling it gives up. */
  CompletableFuture<FrameLink> open() {
    opened.whenComplete(
        (link, failed) -> {
          if (opened.isCancelled()) {
            close();
          }
        });
    bluez.objects().add(this);
    connected = bluez.objects().is(device, Device1.class, "Connected");
    if (connected) {
      resolved(); // an earlier process left it, or another one shares it
    } else {
      connect(1);
    }
    return opened;
  }

  /** Done when this link is over and the device is disconnected: it can be connected to again. */
  CompletableFuture<Void> left() {
    return left;
  }

  private void connect(int attempt) {
    if (over) {
      return;
    }
    bluez
        .call(device, Device1.class, "Connect")
        .whenComplete(
            (answer, failed) -> {
              if (over) {
                return;
              }
              BluezException error = failed == null ? null : Bluez.error(failed);
              if (error == null || error.is("AlreadyConnected")) {
                connected = true;
                resolved();
              } else if (error.is("Failed") && attempt < ATTEMPTS) {
                LOG.debug("connecting again after {}", error.getMessage());
                bluez.after(BETWEEN_ATTEMPTS, () -> connect(attempt + 1));
              } else if (!error.is("InProgress")) { // then another process is at it: wait
                end(error.is("NotReady") ? Loss.OFF : "no connection: " + error.getMessage());
              }
            });
  }

  private void resolved() {
    if (bluez.objects().is(device, Device1.class, "ServicesResolved")) {
      find();
      if (!subscribing) {
        bluez.after(
            SHOWING,
            () -> {
              if (!subscribing) {
                end("the device does not offer the service");
              }
            });
      }
    }
  }

  private void find() {
    Optional<String> in = characteristic(VicinityService.TO_DEVICE);
    Optional<String> out = characteristic(VicinityService.TO_CENTRAL);
    if (over || subscribing || in.isEmpty() || out.isEmpty()) {
      return;
    }
    subscribing = true;
    toDevice = in.get();
    toCentral = out.get();
    measure();
    bluez
        .call(toCentral, GattCharacteristic1.class, "StartNotify")
        .whenComplete(
            (answer, failed) -> {
              if (failed == null || Bluez.error(failed).is("InProgress")) {
                measure();
                if (!over) {
                  opened.complete(this);
                }
              } else {
                end("no subscription: " + Bluez.error(failed).getMessage());
              }
            });
  }

  private Optional<String> characteristic(UUID uuid) {
    return bluez.objects().pathsBelow(device, GattCharacteristic1.class).stream()
        .filter(
            path ->
                bluez
                    .objects()
                    .get(path, GattCharacteristic1.class, "UUID", String.class)
                    .filter(uuid.toString()::equalsIgnoreCase)
                    .isPresent())
        .findFirst();
  }

  private void measure() {
    bluez
        .objects()
        .get(toDevice, GattCharacteristic1.class, "MTU", Number.class)
        .map(mtu -> Math.min(mtu.intValue() - ATT_HEADER, Frame.MAX_SIZE))
        .filter(size -> size >= Frame.MIN_SIZE)
        .ifPresent(size -> maxFrame = size);
  }

  @Override
  public int maxFrame() {
    return maxFrame;
  }

  @Override
  public CompletableFuture<Void> send(byte[] frame) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    bluez.execute(() -> write(frame, done));
    return done;
  }

  private void write(byte[] frame, CompletableFuture<Void> done) {
    if (over) {
      done.completeExceptionally(new ChannelException(ChannelError.CLOSED, "no link"));
      return;
    }
    underWay.add(done);
    // With a response: only then does the device's refusal arrive, and order is kept.
    Map<String, Variant<?>> options = Map.of("type", new Variant<>("request"));
    bluez
        .call(toDevice, GattCharacteristic1.class, "WriteValue", frame, options)
        .whenComplete(
            (answer, failed) -> {
              underWay.remove(done);
              if (failed == null) {
                done.complete(null);
              } else {
                done.completeExceptionally(AttErrors.ofCentral(Bluez.error(failed)));
              }
            });
  }

  @Override
  public void appeared(String path, String type) {
    if (connected && path.startsWith(device + "/")) {
      find();
    }
  }

  @Override
  public void changed(String path, String type, Map<String, Object> properties) {
    if (path.equals(toCentral) && properties.containsKey("Value")) {
      Values.bytes(properties.get("Value")).ifPresent(this::received);
    } else if (path.equals(toDevice) && properties.containsKey("MTU")) {
      measure();
    } else if (path.equals(device)) {
      deviceChanged(properties);
    } else if (path.equals(Bluez.adapterOf(device))
        && Boolean.FALSE.equals(properties.get("Powered"))) {
      end(Loss.OFF);
    }
  }

  private void deviceChanged(Map<String, Object> properties) {
    if (Boolean.TRUE.equals(properties.get("Connected"))) {
      connected = true;
    }
    if (Boolean.FALSE.equals(properties.get("Connected")) && connected) {
      end(Loss.GONE);
    } else if (connected && Boolean.TRUE.equals(properties.get("ServicesResolved"))) {
      resolved();
    }
  }

  private void received(byte[] frame) {
    try {
      listener.received(frame);
    } catch (ChannelException e) {
      // Nobody to tell: an indication is acknowledged already. The channel told the device.
      LOG.debug("a frame was refused: {}", e.getMessage());
    }
  }

  @Override
  public void gone(String path, String type) {
    boolean itself = path.equals(device) && type.equals(Device1.class.getName());
    boolean service = path.equals(toDevice) || path.equals(toCentral);
    boolean adapter = path.equals(Bluez.adapterOf(device)) && type.equals(Adapter1.class.getName());
    if (adapter) {
      end(Loss.UNPLUGGED);
    } else if (itself || service) {
      end(Loss.GONE);
    }
  }

  @Override
  public void reset(boolean running) {
    end(Loss.RESTARTED);
  }

  @Override
  public void close() {
    bluez.execute(this::closeNow);
  }

  /** Closes it at once; for the loop only. */
  void closeNow() {
    end(Loss.CLOSED);
  }

  /** Ends the link, whatever state it is in. */
  private void end(String why) {
    if (over) {
      return;
    }
    over = true;
    bluez.objects().remove(this);
    LOG.debug("link to {} ended: {}", device, why);
    disconnect();
    ChannelException closed = new ChannelException(ChannelError.CLOSED, why);
    List.copyOf(underWay).forEach(each -> each.completeExceptionally(closed));
    underWay.clear();
    boolean wasOpen = opened.isDone() && !opened.isCompletedExceptionally();
    if (wasOpen) {
      listener.lost(why);
    } else {
      opened.completeExceptionally(new ChannelException(ChannelError.UNREACHABLE, why));
    }
  }

  /** Also gives up a connection that is being made; harmless when there is none. */
  private void disconnect() {
    Leaving leaving = new Leaving();
    bluez.objects().add(leaving);
    left.thenRun(() -> bluez.objects().remove(leaving));
    bluez
        .call(device, Device1.class, "Disconnect")
        .whenComplete((answer, failed) -> leaving.answered());
  }

  /**
   * Waits until BlueZ has disconnected the device, and said so: its answer may overtake its signal,
   * and who connects in between would take the old connection for a new one.
   */
  private final class Leaving implements BluezObjects.Listener {
    private boolean answered;

    void answered() {
      answered = true;
      check();
      bluez.after(DISCONNECTING, () -> left.complete(null));
    }

    private void check() {
      if (answered && !bluez.objects().is(device, Device1.class, "Connected")) {
        left.complete(null);
      }
    }

    @Override
    public void changed(String path, String type, Map<String, Object> properties) {
      check();
    }

    @Override
    public void gone(String path, String type) {
      check();
    }

    @Override
    public void reset(boolean running) {
      left.complete(null);
    }
  }
}
