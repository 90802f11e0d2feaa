package org.vicinity.ble;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.vicinity.ble.radio.CentralRadio;
import org.vicinity.ble.radio.ScanListener;
import org.vicinity.ble.radio.Sighting;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.DiscoveryListener;
import org.vicinity.channel.NearFieldTransport.Discovery;
import org.vicinity.channel.TransportStatus;

/**
 * One search: makes devices of sightings, tells of each once a second at most unless something but
 * the signal changed, and delivers on the transport's thread.
 */
final class BleSearch implements Discovery, ScanListener {
  /** How often a change of nothing but signal and time is told. */
  private static final Duration PACE = Duration.ofSeconds(1);

  /** A change of the signal that is no noise: told at once. */
  private static final int JUMP_DB = 10;

  /** More devices than anyone looks through: further ones are ignored. */
  private static final int MAX_DEVICES = 200;

  private final DiscoveryListener listener;
  private final Executor events;

  /** What was told last; only the radio's thread uses these two. */
  private final Map<String, DiscoveredDevice> told = new HashMap<>();

  private Optional<TransportStatus> toldStatus = Optional.empty();

  private final Object lock = new Object();
  private Optional<CentralRadio.Scan> scan = Optional.empty();
  private boolean ended;

  BleSearch(DiscoveryListener listener, Executor events) {
    this.listener = listener;
    this.events = events;
  }

  void begin(CentralRadio radio) {
    CentralRadio.Scan begun = radio.scan(this);
    synchronized (lock) {
      if (!ended) {
        scan = Optional.of(begun);
        return;
      }
    }
    begun.close();
  }

  @Override
  public void status(BluetoothStatus status) {
    TransportStatus now = status.toTransportStatus();
    if (!toldStatus.equals(Optional.of(now))) {
      toldStatus = Optional.of(now);
      tell(to -> to.status(now));
    }
  }

  @Override
  public void sighted(Sighting sighting) {
    BleAnnouncement said = BleAnnouncement.ofLocalName(sighting.name());
    Optional<DiscoveredDevice> before = Optional.ofNullable(told.get(sighting.address()));
    // After a connection BlueZ tells the device's GAP name for a while, which has no type.
    if (before.isPresent() && said.type().equals(BleAnnouncement.UNKNOWN_TYPE)) {
      DiscoveredDevice known = before.get();
      said = new BleAnnouncement(known.name(), known.type(), known.vendor(), true, known.tag());
    }
    DiscoveredDevice device =
        new DiscoveredDevice(
            BleTransport.NAME,
            sighting.address(),
            said.name(),
            said.type(),
            said.vendor(),
            sighting.signal(),
            said.pairable(),
            sighting.at(),
            said.tag());
    boolean news =
        before
            .map(old -> !sameButSignal(old, device) || jumped(old, device) || isDue(old, device))
            .orElse(told.size() < MAX_DEVICES);
    if (news) {
      told.put(device.address(), device);
      tell(to -> to.seen(device));
    }
  }

  @Override
  public void lost(String address) {
    Optional.ofNullable(told.remove(address)).ifPresent(device -> tell(to -> to.lost(device)));
  }

  private static boolean isDue(DiscoveredDevice old, DiscoveredDevice now) {
    Instant last = old.lastSeen();
    return !now.lastSeen().isBefore(last.plus(PACE)) || now.lastSeen().isBefore(last);
  }

  private static boolean jumped(DiscoveredDevice old, DiscoveredDevice now) {
    return old.signal().isPresent() != now.signal().isPresent()
        || Math.abs(old.signal().orElse(0) - now.signal().orElse(0)) >= JUMP_DB;
  }

  private static boolean sameButSignal(DiscoveredDevice one, DiscoveredDevice other) {
    return one.name().equals(other.name())
        && one.type().equals(other.type())
        && one.vendor().equals(other.vendor())
        && one.tag().equals(other.tag());
  }

  private void tell(Consumer<DiscoveryListener> event) {
    try {
      events.execute(() -> deliver(event));
    } catch (RejectedExecutionException e) {
      close(); // the transport is closed
    }
  }

  /** Holds this search's monitor meanwhile: {@link #close} waits until a running event is over. */
  private synchronized void deliver(Consumer<DiscoveryListener> event) {
    synchronized (lock) {
      if (ended) {
        return;
      }
    }
    event.accept(listener);
  }

  @Override
  public void close() {
    Optional<CentralRadio.Scan> ending;
    synchronized (lock) {
      ended = true;
      ending = scan;
      scan = Optional.empty();
    }
    ending.ifPresent(CentralRadio.Scan::close);
    synchronized (this) {
      // An event that was being delivered is over now.
    }
  }
}
