package org.vicinity.channel.lan;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.mdns.LocalLink;

/**
 * The device's side of the LAN channel: accepts connections on one link, from that link, a bounded
 * number at a time. Who connects and then says nothing is closed after {@link #FIRST_MESSAGE}, and
 * sooner when somebody else needs the place. Thread-safe.
 */
public final class LanListener implements AutoCloseable {
  /** The most connections at a time. */
  public static final int MAX_CONNECTIONS = 8;

  /** How long a connection may be silent at its beginning. */
  public static final Duration FIRST_MESSAGE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(LanListener.class);
  private static final int BACKLOG = 16;
  private static final Duration PORT_RELEASE = Duration.ofSeconds(1);
  private static final Duration AFTER_FAILURE = Duration.ofMillis(100);

  private final LocalLink link;
  private final Consumer<MessageChannel> serve;
  private final Duration firstMessage;
  private final ServerSocketChannel server;
  private final int port;
  private final ScheduledThreadPoolExecutor deadlines;
  private final Thread acceptor;
  private final Set<TcpChannel> connections = new LinkedHashSet<>(); // oldest first

  /**
   * Listens on the link's own address.
   *
   * @param port TCP port, 0 for any
   * @param serve called for each connection on a daemon thread of its own; the connection is closed
   *     when it returns
   * @throws IOException when the port is taken
   */
  public LanListener(LocalLink link, int port, Consumer<MessageChannel> serve) throws IOException {
    this(link, port, serve, FIRST_MESSAGE);
  }

  LanListener(LocalLink link, int port, Consumer<MessageChannel> serve, Duration firstMessage)
      throws IOException {
    this.link = link;
    this.serve = serve;
    this.firstMessage = firstMessage;
    server = ServerSocketChannel.open();
    try {
      server.setOption(StandardSocketOptions.SO_REUSEADDR, true);
      server.bind(new InetSocketAddress(link.address(), port), BACKLOG);
      this.port = ((InetSocketAddress) server.getLocalAddress()).getPort();
    } catch (IOException | RuntimeException e) {
      Quietly.close(server);
      throw e;
    }
    deadlines = new ScheduledThreadPoolExecutor(1, work -> daemon(work, "lan-deadlines"));
    deadlines.setRemoveOnCancelPolicy(true);
    deadlines.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    acceptor = daemon(this::accept, "lan-accept-" + this.port);
    acceptor.start();
  }

  /** Returns the TCP port. */
  public int port() {
    return port;
  }

  /** Closes the port and all connections. Idempotent, does not throw. */
  @Override
  public void close() {
    Quietly.close(server);
    awaitAcceptor();
    deadlines.shutdown();
    List<TcpChannel> open;
    synchronized (connections) {
      open = List.copyOf(connections);
    }
    open.forEach(TcpChannel::close);
  }

  // The system keeps the port as long as a thread is in accept, for a moment after the close.
  private void awaitAcceptor() {
    try {
      acceptor.join(PORT_RELEASE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void accept() {
    while (server.isOpen()) {
      try {
        SocketChannel socket = server.accept();
        if (link.contains(((InetSocketAddress) socket.getRemoteAddress()).getAddress())) {
          admit(new TcpChannel(socket, this::forget));
        } else {
          Quietly.close(socket);
        }
      } catch (ClosedChannelException e) {
        LOG.trace("a connection or the listener was closed");
      } catch (IOException e) {
        // Out of descriptors, most likely: it passes, and trying without a pause would not help.
        LOG.warn("accepting a connection: {}", e.getMessage());
        LockSupport.parkNanos(AFTER_FAILURE.toNanos());
      }
    }
  }

  private void admit(TcpChannel channel) {
    if (!makeRoom()) {
      LOG.warn("{} connections are being served; one more is refused", MAX_CONNECTIONS);
      channel.close();
      return;
    }
    synchronized (connections) {
      connections.add(channel);
    }
    if (!server.isOpen()) {
      channel.close();
      return;
    }
    deadlines.schedule(() -> closeSilent(channel), firstMessage.toMillis(), TimeUnit.MILLISECONDS);
    daemon(() -> serve(channel), "lan-serve-" + port).start();
  }

  // Only the accepting thread adds connections, so that room stays.
  private boolean makeRoom() {
    Optional<TcpChannel> silent;
    synchronized (connections) {
      if (connections.size() < MAX_CONNECTIONS) {
        return true;
      }
      silent = connections.stream().filter(open -> !open.hasReceived()).findFirst();
    }
    silent.ifPresent(TcpChannel::close);
    return silent.isPresent();
  }

  private void serve(TcpChannel channel) {
    try {
      serve.accept(channel);
    } catch (RuntimeException e) {
      LOG.error("serving a connection failed", e);
    } finally {
      channel.close();
    }
  }

  private static void closeSilent(TcpChannel channel) {
    if (!channel.hasReceived()) {
      channel.close();
    }
  }

  private void forget(TcpChannel channel) {
    synchronized (connections) {
      connections.remove(channel);
    }
  }

  private static Thread daemon(Runnable work, String name) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    return thread;
  }
}
