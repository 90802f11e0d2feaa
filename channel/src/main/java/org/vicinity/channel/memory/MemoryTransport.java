package org.vicinity.channel.memory;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.DiscoveryListener;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.NearFieldTransport;
import org.vicinity.channel.TransportStatus;

/**
 * A transport whose devices are objects of the same process. Events come on one daemon thread of
 * the transport, in the order of their causes; a device's {@code serve} runs on a daemon thread of
 * its own for each channel. Thread-safe.
 */
public final class MemoryTransport implements NearFieldTransport {
  /** Its {@link #name()}. */
  public static final String NAME = "memory";

  private static final Logger LOG = LoggerFactory.getLogger(MemoryTransport.class);

  private record Present(DiscoveredDevice device, Consumer<MessageChannel> serve) {}

  private final ExecutorService events =
      Executors.newSingleThreadExecutor(work -> daemon(work, "vicinity-memory-events"));

  /** Guards what follows; never held while a listener is called. */
  private final Object lock = new Object();

  private final Map<String, Present> present = new LinkedHashMap<>();
  private final Set<Search> searches = new LinkedHashSet<>();
  private final Set<MemoryChannel> open = new LinkedHashSet<>();
  private TransportStatus status = new TransportStatus.Searching();
  private boolean closed;

  @Override
  public String name() {
    return NAME;
  }

  /**
   * Adds a device, or replaces the one with the same address: listeners see it.
   *
   * @param device what is found; its transport must be {@value #NAME}
   * @param serve what the device does with a channel; blocks until that channel is done
   */
  public void put(DiscoveredDevice device, Consumer<MessageChannel> serve) {
    if (!device.transport().equals(NAME)) {
      throw new IllegalArgumentException("a device of transport " + device.transport());
    }
    synchronized (lock) {
      present.put(device.address(), new Present(device, serve));
      tell(listener -> listener.seen(device));
    }
  }

  /** Takes a device away: listeners lose it. Channels that are open stay open. */
  public void remove(String address) {
    synchronized (lock) {
      Present gone = present.remove(address);
      if (gone != null) {
        tell(listener -> listener.lost(gone.device()));
      }
    }
  }

  /** Sets what listeners hear about the transport itself, such as that its radio is off. */
  public void status(TransportStatus now) {
    synchronized (lock) {
      status = now;
      tell(listener -> listener.status(now));
    }
  }

  private void tell(Consumer<DiscoveryListener> event) {
    searches.forEach(search -> search.tell(event));
  }

  @Override
  public Discovery discover(DiscoveryListener listener) {
    Search search = new Search(listener);
    synchronized (lock) {
      if (!closed) {
        searches.add(search);
        TransportStatus now = status;
        search.tell(to -> to.status(now));
        present.values().forEach(each -> search.tell(to -> to.seen(each.device())));
      }
    }
    return search;
  }

  @Override
  public MessageChannel open(DiscoveredDevice device, Duration timeout) throws ChannelException {
    MemoryChannel.Pair pair = MemoryChannel.pair();
    Present found;
    synchronized (lock) {
      found = present.get(device.address());
      if (closed || found == null) {
        throw new ChannelException(ChannelError.UNREACHABLE);
      }
      open.add(pair.browser());
    }
    daemon(() -> serve(found, pair), "vicinity-memory-device").start();
    return pair.browser();
  }

  private void serve(Present device, MemoryChannel.Pair pair) {
    try {
      device.serve().accept(pair.device());
    } catch (RuntimeException e) {
      LOG.warn("the device failed while it served a channel", e);
    } finally {
      pair.device().close();
      synchronized (lock) {
        open.remove(pair.browser());
      }
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    List<Search> ending;
    synchronized (lock) {
      closed = true;
      ending = List.copyOf(searches);
      open.forEach(MemoryChannel::close);
      open.clear();
    }
    ending.forEach(Search::close);
    events.shutdown();
  }

  private final class Search implements Discovery {
    private final DiscoveryListener listener;
    private boolean ended;

    Search(DiscoveryListener listener) {
      this.listener = listener;
    }

    void tell(Consumer<DiscoveryListener> event) {
      events.execute(() -> deliver(event));
    }

    /** Holds this search's lock meanwhile: {@link #close} waits until a running event is over. */
    private synchronized void deliver(Consumer<DiscoveryListener> event) {
      if (!ended) {
        event.accept(listener);
      }
    }

    @Override
    public void close() {
      synchronized (lock) {
        searches.remove(this);
      }
      synchronized (this) {
        ended = true;
      }
    }
  }
}
