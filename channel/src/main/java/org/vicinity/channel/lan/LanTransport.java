package org.vicinity.channel.lan;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.DiscoveryListener;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.NearFieldTransport;
import org.vicinity.channel.mdns.LocalLink;

/**
 * Finds and opens devices on one local network: {@code _vicinity._tcp} services (RFC 6763), and
 * messages over TCP to addresses on that network only. A machine with several networks has one
 * transport for each. Thread-safe.
 *
 * <p>A device that says goodbye is lost within about three seconds; one that goes silent only when
 * its records expire, after an hour when it uses JmDNS.
 */
public final class LanTransport implements NearFieldTransport {
  /** Its {@link #name()}. */
  public static final String NAME = "lan";

  private static final Logger LOG = LoggerFactory.getLogger(LanTransport.class);
  private static final Duration REFRESH = Duration.ofSeconds(2);

  private final LocalLink link;
  private final LanDirectory directory = new LanDirectory();
  private final Set<LanSearch> searches = ConcurrentHashMap.newKeySet();
  private final Set<TcpChannel> channels = ConcurrentHashMap.newKeySet();
  private final ScheduledThreadPoolExecutor timer;
  private volatile boolean closed;

  /** Takes the only link that is searched and connected to. Does nothing on the network yet. */
  public LanTransport(LocalLink link) {
    this.link = link;
    timer = new ScheduledThreadPoolExecutor(1, LanTransport::thread);
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Discovery discover(DiscoveryListener listener) {
    LanSearch search = new LanSearch(link, listener, directory);
    searches.add(search);
    try {
      Future<?> refreshing =
          timer.scheduleWithFixedDelay(
              () -> refresh(search), 0, REFRESH.toMillis(), TimeUnit.MILLISECONDS);
      search.onClose(
          () -> {
            refreshing.cancel(false);
            searches.remove(search);
          });
    } catch (RejectedExecutionException e) {
      search.close(); // the transport is closed: a search that finds nothing
    }
    return search;
  }

  @Override
  public MessageChannel open(DiscoveredDevice device, Duration timeout) throws ChannelException {
    List<InetSocketAddress> endpoints = directory.find(device.address());
    long deadline = System.nanoTime() + timeout.toNanos();
    if (closed) {
      throw new ChannelException(ChannelError.CLOSED);
    }
    ChannelException failure = new ChannelException(ChannelError.UNREACHABLE);
    for (InetSocketAddress endpoint : endpoints) {
      try {
        return connect(endpoint, deadline - System.nanoTime());
      } catch (ClosedByInterruptException e) {
        throw new ChannelException(ChannelError.CLOSED, e); // the interrupt flag is set
      } catch (SocketTimeoutException e) {
        throw new ChannelException(ChannelError.TIMEOUT, e);
      } catch (IOException e) {
        failure = new ChannelException(ChannelError.UNREACHABLE, e);
      }
    }
    throw failure;
  }

  @Override
  public void close() {
    closed = true;
    timer.shutdown();
    searches.forEach(LanSearch::close);
    channels.forEach(TcpChannel::close);
  }

  private MessageChannel connect(InetSocketAddress endpoint, long nanos) throws IOException {
    long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
    if (millis <= 0) {
      throw new SocketTimeoutException();
    }
    SocketChannel socket = SocketChannel.open();
    try {
      socket.bind(new InetSocketAddress(link.address(), 0));
      socket.socket().connect(endpoint, (int) Math.min(millis, Integer.MAX_VALUE));
    } catch (IOException | RuntimeException e) {
      Quietly.close(socket);
      throw e;
    }
    TcpChannel channel = new TcpChannel(socket, channels::remove);
    channels.add(channel);
    if (closed) {
      channel.close();
    }
    return channel;
  }

  private static void refresh(LanSearch search) {
    try {
      search.refresh();
    } catch (RuntimeException e) {
      LOG.error("searching the network failed; it is tried again", e);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "lan-search");
    thread.setDaemon(true);
    return thread;
  }
}
