package org.vicinity.channel.lan;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import javax.jmdns.JmDNS;
import javax.jmdns.ServiceEvent;
import javax.jmdns.ServiceInfo;
import javax.jmdns.ServiceListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.DiscoveryListener;
import org.vicinity.channel.NearFieldTransport;
import org.vicinity.channel.Obstacle;
import org.vicinity.channel.TransportStatus;
import org.vicinity.channel.mdns.LocalLink;

/**
 * One running search. It has a JmDNS instance of its own, which forgets with it what it heard:
 * records live an hour there, and a device that was unplugged would be found for as long. Events
 * are told with this object's lock held, which makes them come one at a time and end with {@link
 * #close}.
 */
final class LanSearch implements NearFieldTransport.Discovery, ServiceListener {
  /** The most devices that one search tells of. */
  static final int MAX_DEVICES = 256;

  private static final Logger LOG = LoggerFactory.getLogger(LanSearch.class);

  private final LocalLink link;
  private final DiscoveryListener listener;
  private final LanDirectory directory;
  private Runnable onClose = () -> {};
  private final Map<String, DiscoveredDevice> devices = new HashMap<>();
  private Optional<JmDNS> jmdns = Optional.empty();
  private Optional<TransportStatus> status = Optional.empty();
  private boolean closed;
  private int refreshes; // only used by the thread that refreshes

  LanSearch(LocalLink link, DiscoveryListener listener, LanDirectory directory) {
    this.link = link;
    this.listener = listener;
    this.directory = directory;
  }

  /**
   * Starts or stops with the link, and asks the link anew: JmDNS itself asks three times within a
   * second and then only listens. Called at the beginning and regularly from then on, on the
   * transport's thread.
   */
  void refresh() {
    boolean up = isUp();
    if (!up) {
      String network = link.networkInterface().getName();
      down(new TransportStatus.Unavailable(Obstacle.NO_NETWORK, Optional.of(network)));
    } else if (present().isEmpty()) {
      try {
        started(Mdns.open(link));
      } catch (IOException e) {
        LOG.warn("searching on {}: {}", link.networkInterface().getName(), e.getMessage());
        down(new TransportStatus.Unavailable(Obstacle.NO_MULTICAST));
      }
    } else {
      present().ifPresent(this::askAgain);
    }
  }

  private void askAgain(JmDNS running) {
    if (Integer.bitCount(++refreshes) == 1) { // ever more seldom (RFC 6762 section 5.2)
      browse(running);
    }
    // Listing makes JmDNS drop what expired or said goodbye; by itself it does every ten seconds.
    running.list(ServiceText.SERVICE_TYPE, 1);
  }

  @Override
  public void close() {
    Optional<JmDNS> running;
    Runnable told;
    synchronized (this) {
      closed = true;
      running = jmdns;
      jmdns = Optional.empty();
      told = onClose;
    }
    running.ifPresent(Mdns::close);
    told.run();
  }

  /** Sets what is done at the end; at once when that was already. */
  void onClose(Runnable action) {
    boolean over;
    synchronized (this) {
      onClose = action;
      over = closed;
    }
    if (over) {
      action.run();
    }
  }

  @Override
  public void serviceAdded(ServiceEvent event) {
    LOG.debug("a device appeared; its details follow");
  }

  @Override
  public synchronized void serviceResolved(ServiceEvent event) {
    ServiceInfo info = event.getInfo();
    List<InetSocketAddress> endpoints =
        Arrays.stream(info.getInet4Addresses())
            .filter(link::contains)
            .map(address -> new InetSocketAddress(address, info.getPort()))
            .toList();
    // The first events of a service come without its text; there will be another.
    Optional<ServiceText> text = ServiceText.read(info::getPropertyString);
    if (endpoints.isEmpty() || info.getPort() <= 0 || text.isEmpty() || closed) {
      return;
    }
    DiscoveredDevice device = device(event.getName(), text.get());
    boolean known = devices.containsKey(device.address());
    if (!known && devices.size() >= MAX_DEVICES) {
      LOG.warn("more than {} devices are announced; the others are not told of", MAX_DEVICES);
      return;
    }
    directory.put(device.address(), endpoints);
    DiscoveredDevice before = devices.put(device.address(), device);
    if (before == null || !sameButTime(before, device)) {
      listener.seen(device);
    }
  }

  @Override
  public synchronized void serviceRemoved(ServiceEvent event) {
    lose(key(event.getName()));
  }

  private void started(JmDNS opened) {
    synchronized (this) {
      if (closed) {
        Mdns.close(opened);
        return;
      }
      jmdns = Optional.of(opened);
      tell(new TransportStatus.Searching());
    }
    browse(opened);
  }

  private void browse(JmDNS running) {
    running.removeServiceListener(ServiceText.SERVICE_TYPE, this);
    running.addServiceListener(ServiceText.SERVICE_TYPE, this);
  }

  private void down(TransportStatus why) {
    Optional<JmDNS> running;
    synchronized (this) {
      running = jmdns;
      jmdns = Optional.empty();
      if (!closed) {
        tell(why);
        List.copyOf(devices.keySet()).forEach(this::lose);
      }
    }
    running.ifPresent(Mdns::close);
  }

  private synchronized Optional<JmDNS> present() {
    return jmdns;
  }

  // Holds the lock.
  private void lose(String address) {
    DiscoveredDevice gone = devices.remove(address);
    if (gone != null && !closed) {
      directory.remove(address);
      listener.lost(gone);
    }
  }

  // Holds the lock.
  private void tell(TransportStatus now) {
    if (!status.equals(Optional.of(now))) {
      status = Optional.of(now);
      listener.status(now);
    }
  }

  private boolean isUp() {
    try {
      NetworkInterface now = NetworkInterface.getByName(link.networkInterface().getName());
      return now != null
          && now.isUp()
          && Collections.list(now.getInetAddresses()).contains(link.address());
    } catch (SocketException e) {
      return false;
    }
  }

  private static DiscoveredDevice device(String instance, ServiceText text) {
    return new DiscoveredDevice(
        LanTransport.NAME,
        key(instance),
        text.name().isEmpty() ? ServiceText.bounded(instance) : text.name(),
        text.type(),
        text.vendor(),
        OptionalInt.empty(),
        text.pairable(),
        Instant.now(),
        text.tag());
  }

  private static boolean sameButTime(DiscoveredDevice before, DiscoveredDevice now) {
    return before.name().equals(now.name())
        && before.type().equals(now.type())
        && before.vendor().equals(now.vendor())
        && before.tag().equals(now.tag())
        && before.pairable() == now.pairable();
  }

  private static String key(String instance) {
    return instance.toLowerCase(Locale.ROOT); // as DNS compares names
  }
}
