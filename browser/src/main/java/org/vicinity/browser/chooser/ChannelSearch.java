package org.vicinity.browser.chooser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.browser.display.Channel;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.DiscoveryListener;
import org.vicinity.channel.NearFieldTransport;
import org.vicinity.channel.TransportStatus;

/**
 * Searches on all channels at once, and hands what they find over to one thread. Nothing is heard
 * any more once {@link #close} returned; the searches themselves end a little later.
 */
final class ChannelSearch implements AutoCloseable {
  /** Hears what is found; on the owner's thread. */
  interface Listener {
    void seen(DiscoveredDevice device);

    void lost(DiscoveredDevice device);

    /** Some channel can search now, or cannot any more. */
    void channelsChanged();
  }

  private static final Logger LOG = LoggerFactory.getLogger(ChannelSearch.class);

  private final ChooserWorld world;
  private final Listener listener;
  private final Map<NearFieldTransport, TransportStatus> statuses = new LinkedHashMap<>();
  private boolean closed;

  /** Guards {@link #running} and {@link #ended}, which belong to the background. */
  private final Object lock = new Object();

  private final List<NearFieldTransport.Discovery> running = new ArrayList<>();
  private boolean ended;

  ChannelSearch(ChooserWorld world, Listener listener) {
    this.world = world;
    this.listener = listener;
  }

  /** Begins. On the owner's thread. */
  void start() {
    for (NearFieldTransport transport : world.transports()) {
      statuses.put(transport, new TransportStatus.Searching());
      world.background().execute(() -> discover(transport));
    }
  }

  /** Returns whether there is a channel that can search, as far as is known. */
  boolean possible() {
    return statuses.values().stream().anyMatch(TransportStatus.Searching.class::isInstance);
  }

  /** Returns what to say of the channels that cannot. */
  List<ChannelNotice> notices() {
    return statuses.entrySet().stream()
        .filter(each -> each.getValue() instanceof TransportStatus.Unavailable)
        .map(
            each ->
                ChooserTexts.unavailable(
                    Channel.of(each.getKey().name()),
                    (TransportStatus.Unavailable) each.getValue()))
        .toList();
  }

  /** Ends. On the owner's thread; does not block. */
  @Override
  public void close() {
    closed = true;
    List<NearFieldTransport.Discovery> ending;
    synchronized (lock) {
      ended = true;
      ending = List.copyOf(running);
      running.clear();
    }
    // Some need seconds to leave the network; no window waits for that.
    ending.forEach(each -> world.background().execute(each::close));
  }

  private void discover(NearFieldTransport transport) {
    try {
      keep(transport.discover(new Hearing(transport)));
    } catch (RuntimeException e) {
      LOG.warn("the search on {} could not be started", transport.name(), e);
      onOwn(() -> status(transport, ChooserTexts.searchFailed()));
    }
  }

  private void keep(NearFieldTransport.Discovery discovery) {
    boolean late;
    synchronized (lock) {
      late = ended;
      if (!late) {
        running.add(discovery);
      }
    }
    if (late) {
      discovery.close();
    }
  }

  private void status(NearFieldTransport transport, TransportStatus status) {
    if (!status.equals(statuses.put(transport, status))) {
      listener.channelsChanged();
    }
  }

  private void onOwn(Runnable task) {
    Executor own = world.own();
    own.execute(
        () -> {
          if (!closed) {
            task.run();
          }
        });
  }

  /** Hears one channel, on its threads. */
  private final class Hearing implements DiscoveryListener {
    private final NearFieldTransport transport;

    Hearing(NearFieldTransport transport) {
      this.transport = transport;
    }

    @Override
    public void seen(DiscoveredDevice device) {
      if (ofThisChannel(device)) {
        onOwn(() -> listener.seen(device));
      }
    }

    @Override
    public void lost(DiscoveredDevice device) {
      if (ofThisChannel(device)) {
        onOwn(() -> listener.lost(device));
      }
    }

    /** A device of a channel that is not there could never be opened. */
    private boolean ofThisChannel(DiscoveredDevice device) {
      boolean own = device.transport().equals(transport.name());
      if (!own) {
        LOG.warn("{} found a device of {}; left out", transport.name(), device.transport());
      }
      return own;
    }

    @Override
    public void status(TransportStatus status) {
      onOwn(() -> ChannelSearch.this.status(transport, status));
    }
  }
}
