package org.vicinity.browser.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.browser.display.Channel;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.DiscoveryListener;
import org.vicinity.channel.NearFieldTransport;
import org.vicinity.channel.Obstacle;
import org.vicinity.channel.TransportStatus;

/**
 * Searches on all channels at once, and hands what they find over to one thread, its owner's.
 * Nothing is heard any more once {@link #close} returned; the searches themselves end a little
 * later.
 */
public final class ChannelSearch implements AutoCloseable {
  /** Hears what is found; on the owner's thread. */
  public interface Listener {
    /** A transport sees a device, or sees it differently. */
    void seen(NearFieldTransport by, DiscoveredDevice device);

    /** A transport lost a device. */
    void lost(NearFieldTransport by, DiscoveredDevice device);

    /** Some transport can search now, or cannot any more. */
    void channelsChanged();
  }

  private static final Logger LOG = LoggerFactory.getLogger(ChannelSearch.class);
  private static final TransportStatus.Unavailable FAILED =
      new TransportStatus.Unavailable(Obstacle.SEARCH_FAILED);

  private final List<NearFieldTransport> transports;
  private final Executor own;
  private final Executor background;
  private final Listener listener;
  private final Map<NearFieldTransport, TransportStatus> statuses = new LinkedHashMap<>();
  private final Set<NearFieldTransport> answered = new HashSet<>();
  private boolean closed;

  /** Guards {@link #running} and {@link #ended}, which belong to the background. */
  private final Object lock = new Object();

  private final List<NearFieldTransport.Discovery> running = new ArrayList<>();
  private boolean ended;

  /**
   * Makes one that has not begun.
   *
   * @param own runs tasks on the owner's thread, later and in order
   * @param background runs tasks that may block
   */
  public ChannelSearch(
      List<NearFieldTransport> transports, Executor own, Executor background, Listener listener) {
    this.transports = List.copyOf(transports);
    this.own = own;
    this.background = background;
    this.listener = listener;
  }

  /** Begins. On the owner's thread, once. */
  public void start() {
    for (NearFieldTransport transport : transports) {
      statuses.put(transport, new TransportStatus.Searching());
      background.execute(() -> discover(transport));
    }
  }

  /** Returns the channels on which something searches, or may: not every transport answered yet. */
  public Set<Channel> searching() {
    Set<Channel> searching = new LinkedHashSet<>();
    statuses.forEach(
        (transport, status) -> {
          if (status instanceof TransportStatus.Searching) {
            searching.add(Channel.of(transport.name()));
          }
        });
    return searching;
  }

  /** Returns the channels of which it is known that something searches on them. */
  public Set<Channel> confirmed() {
    Set<Channel> confirmed = new LinkedHashSet<>();
    statuses.forEach(
        (transport, status) -> {
          if (status instanceof TransportStatus.Searching && answered.contains(transport)) {
            confirmed.add(Channel.of(transport.name()));
          }
        });
    return confirmed;
  }

  /**
   * Returns what to say of the transports that cannot search. A channel with another transport that
   * can, such as a second network, is not in it.
   */
  public List<ChannelNotice> notices() {
    Set<Channel> searching = searching();
    Set<ChannelNotice> notices = new LinkedHashSet<>();
    statuses.forEach(
        (transport, status) -> {
          Channel channel = Channel.of(transport.name());
          if (status instanceof TransportStatus.Unavailable not && !searching.contains(channel)) {
            notices.add(ChannelNotice.of(channel, not));
          }
        });
    return List.copyOf(notices);
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
    ending.forEach(each -> background.execute(each::close));
  }

  private void discover(NearFieldTransport transport) {
    try {
      keep(transport.discover(new Hearing(transport)));
    } catch (RuntimeException e) {
      LOG.warn("the search on {} could not be started", transport.name(), e);
      onOwn(() -> status(transport, FAILED));
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
    boolean first = answered.add(transport);
    if (!status.equals(statuses.put(transport, status)) || first) {
      if (status instanceof TransportStatus.Unavailable not) {
        String network = not.network().map(name -> " on " + name).orElse("");
        LOG.info("{} cannot search: {}{}", transport.name(), not.obstacle(), network);
      }
      listener.channelsChanged();
    }
  }

  private void onOwn(Runnable task) {
    own.execute(
        () -> {
          if (!closed) {
            task.run();
          }
        });
  }

  /** Hears one transport, on its threads. */
  private final class Hearing implements DiscoveryListener {
    private final NearFieldTransport transport;

    Hearing(NearFieldTransport transport) {
      this.transport = transport;
    }

    @Override
    public void seen(DiscoveredDevice device) {
      onOwn(() -> listener.seen(transport, device));
    }

    @Override
    public void lost(DiscoveredDevice device) {
      onOwn(() -> listener.lost(transport, device));
    }

    @Override
    public void status(TransportStatus status) {
      onOwn(() -> ChannelSearch.this.status(transport, status));
    }
  }
}
