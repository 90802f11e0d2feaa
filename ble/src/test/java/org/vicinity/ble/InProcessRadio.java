package org.vicinity.ble;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.vicinity.ble.radio.CentralRadio;
import org.vicinity.ble.radio.FrameLink;
import org.vicinity.ble.radio.LinkListener;
import org.vicinity.ble.radio.PeripheralRadio;
import org.vicinity.ble.radio.ScanListener;
import org.vicinity.ble.radio.Sighting;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;

/**
 * Both sides of the air in one process: acknowledged frames in order, on one thread; a test can
 * change, lose or hold them.
 */
final class InProcessRadio implements CentralRadio, PeripheralRadio {
  static final String ADDRESS = "00:AA:01:00:00:00";

  private final ExecutorService air =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "air");
            thread.setDaemon(true);
            return thread;
          });
  private final int maxFrame;
  private final List<ScanListener> scans = new CopyOnWriteArrayList<>();
  private final List<Wire> wires = new CopyOnWriteArrayList<>();
  volatile UnaryOperator<List<byte[]>> toDevice = UnaryOperator.identity();
  volatile UnaryOperator<List<byte[]>> toCentral = UnaryOperator.identity();
  volatile boolean acknowledges = true;
  volatile boolean connects = true;
  private volatile PeerListener peers;
  private volatile Optional<String> localName = Optional.empty();

  InProcessRadio(int maxFrame) {
    this.maxFrame = maxFrame;
  }

  /** One connection. */
  private final class Wire {
    final LinkListener central;
    final End centralEnd = new End(this, true);
    final End deviceEnd = new End(this, false);
    Optional<LinkListener> device = Optional.empty();
    boolean up = true;

    Wire(LinkListener central) {
      this.central = central;
    }

    LinkListener device() {
      if (device.isEmpty()) {
        device = Optional.of(peers.connected(deviceEnd));
      }
      return device.get();
    }

    void cut(String why) {
      if (up) {
        up = false;
        wires.remove(this);
        central.lost(why);
        device.ifPresent(there -> there.lost(why));
      }
    }
  }

  private final class End implements FrameLink {
    private final Wire wire;
    private final boolean central;
    private final List<CompletableFuture<Void>> underWay = new ArrayList<>();

    End(Wire wire, boolean central) {
      this.wire = wire;
      this.central = central;
    }

    @Override
    public int maxFrame() {
      return maxFrame;
    }

    @Override
    public CompletableFuture<Void> send(byte[] frame) {
      CompletableFuture<Void> done = new CompletableFuture<>();
      air.execute(() -> carry(frame, done));
      return done;
    }

    private void carry(byte[] frame, CompletableFuture<Void> done) {
      if (!wire.up) {
        done.completeExceptionally(new ChannelException(ChannelError.CLOSED, "no link"));
        return;
      }
      if (!acknowledges) {
        underWay.add(done);
        return;
      }
      try {
        List<byte[]> arriving = (central ? toDevice : toCentral).apply(List.of(frame.clone()));
        for (byte[] each : arriving) {
          (central ? wire.device() : wire.central).received(each);
        }
        done.complete(null);
      } catch (ChannelException e) {
        // A central cannot refuse an indication.
        if (central) {
          done.completeExceptionally(e);
        } else {
          done.complete(null);
        }
      }
    }

    @Override
    public void close() {
      air.execute(
          () -> {
            wire.cut("the link was closed");
            underWay.forEach(
                each -> each.completeExceptionally(new ChannelException(ChannelError.CLOSED)));
          });
    }
  }

  @Override
  public Scan scan(ScanListener listener) {
    scans.add(listener);
    air.execute(
        () -> {
          listener.status(BluetoothStatus.READY);
          localName.ifPresent(name -> listener.sighted(sighting(name)));
        });
    return () -> scans.remove(listener);
  }

  /** Lets all scans hear something. */
  void onAir(java.util.function.Consumer<ScanListener> event) {
    air.execute(() -> scans.forEach(event));
  }

  static Sighting sighting(String name) {
    return new Sighting(ADDRESS, name, OptionalInt.of(-50), Instant.EPOCH);
  }

  @Override
  public CompletableFuture<FrameLink> connect(String address, LinkListener listener) {
    if (!address.equals(ADDRESS) || peers == null) {
      return CompletableFuture.failedFuture(new ChannelException(ChannelError.UNREACHABLE));
    }
    if (!connects) {
      return new CompletableFuture<>();
    }
    Wire wire = new Wire(listener);
    wires.add(wire);
    return CompletableFuture.completedFuture(wire.centralEnd);
  }

  /** How many connections there are. */
  int links() {
    return wires.size();
  }

  /** Takes the peers apart, as distance would. */
  void cut() {
    air.execute(() -> List.copyOf(wires).forEach(wire -> wire.cut("out of range")));
  }

  @Override
  public void start(PeerListener listener) {
    peers = listener;
  }

  @Override
  public CompletableFuture<Void> advertise(Optional<String> name) {
    localName = name;
    name.ifPresent(each -> onAir(scan -> scan.sighted(sighting(each))));
    if (name.isEmpty()) {
      onAir(scan -> scan.lost(ADDRESS));
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {
    cut();
  }
}
