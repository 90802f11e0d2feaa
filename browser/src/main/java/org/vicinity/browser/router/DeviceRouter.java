package org.vicinity.browser.router;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.channel.mdns.LocalNames;

/**
 * Connects the engine to granted devices. It listens on a random port of 127.0.0.1, to which the
 * engine maps {@code *.local:443}; reads the server name of the TLS ClientHello; finds the grant of
 * that name and the device's address on the link; checks once per session and address that the
 * device there holds the granted key; and then passes all bytes on as they are. TLS stays between
 * engine and device, so HTTP/1.1, HTTP/2 and WebSocket work alike and no plain text exists here.
 *
 * <p>A connection whose ClientHello does not offer HTTP/2 is one for a WebSocket: the engine offers
 * it for everything else. It passes only when the engine has announced a WebSocket; see {@link
 * SocketPermits}.
 *
 * <p>Before that no byte reaches a device but those of the probe's own handshake. What a refused
 * client sees is in {@link Refusal}. Thread-safe.
 */
public final class DeviceRouter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceRouter.class);
  private static final int BACKLOG = 256;

  /** As many devices may be away at once without others having to wait. */
  private static final int DIALLERS = 64;

  private static final long CLOSE_SECONDS = 5;

  private final int port;
  private final RouterLoop loop;
  private final Thread thread;
  private final Dialer dialer;
  private final CheckedKeys keys;
  private final UseReports uses;
  private final RecentRefusals refusals = new RecentRefusals();
  private final ThreadPoolExecutor diallers;
  private final Function<String, Optional<Grant>> byHost;
  private final SocketPermits permits;

  /**
   * Starts to listen.
   *
   * @param byHost returns the active grant of a host name; called on the router's own threads, may
   *     block
   * @param withheld why nobody may be connected to a grant's device now, whatever the store says
   * @param names looks host names up; gives only addresses that are on the link
   * @param onUse told that a grant is in use, once a minute at most; on the router's own threads
   * @param onProbed told each grant whose device was checked, once a session and address, and what
   *     it stapled to the handshake; must not block
   * @throws IOException when no port of the loopback interface can be had
   */
  public DeviceRouter(
      Function<String, Optional<Grant>> byHost,
      Function<Grant, Optional<Refusal>> withheld,
      LocalNames names,
      Consumer<Grant> onUse,
      BiConsumer<Grant, List<byte[]>> onProbed)
      throws IOException {
    this(byHost, withheld, names, onUse, onProbed, new TlsKeyProbe(), RouterLimits.standard());
  }

  DeviceRouter(
      Function<String, Optional<Grant>> byHost,
      Function<Grant, Optional<Refusal>> withheld,
      LocalNames names,
      Consumer<Grant> onUse,
      BiConsumer<Grant, List<byte[]>> onProbed,
      KeyProbe probe,
      RouterLimits limits)
      throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    ServerSocketChannel server = ServerSocketChannel.open();
    boolean started = false;
    try {
      server.bind(new InetSocketAddress(loopback, 0), BACKLOG);
      this.port = ((InetSocketAddress) server.getLocalAddress()).getPort();
      this.loop = new RouterLoop(server, limits, this::dialLater);
      started = true;
    } finally {
      if (!started) {
        server.close();
      }
    }
    this.keys =
        new CheckedKeys(
            probe,
            limits.probe(),
            (host, stapled) ->
                byHost.apply(host).ifPresent(grant -> onProbed.accept(grant, stapled)));
    this.byHost = byHost;
    this.permits =
        new SocketPermits(
            limits.socketQuiet(),
            limits.socketPatience(),
            System::nanoTime,
            (delay, task) ->
                CompletableFuture.delayedExecutor(delay.toNanos(), TimeUnit.NANOSECONDS)
                    .execute(task));
    this.dialer = new Dialer(byHost, withheld, names, keys, limits, port);
    this.uses = new UseReports(onUse, limits.useInterval(), System::nanoTime);
    this.diallers =
        new ThreadPoolExecutor(
            DIALLERS,
            DIALLERS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> daemon(task, "device-dialler"));
    diallers.allowCoreThreadTimeOut(true);
    this.thread = daemon(loop, "device-router");
    thread.start();
  }

  /** Returns the port on 127.0.0.1 that the engine has to be told. */
  public int port() {
    return port;
  }

  /**
   * Breaks off all connections to a host name, those included that are not connected yet, and
   * forgets that its key was checked. Call it after the grant is gone from what {@code byHost}
   * sees: then nothing is moved any more when this returns.
   */
  public void drop(String host) {
    keys.forget(host);
    loop.drop(host);
  }

  /**
   * Returns why the last connection to a host name was refused, for error pages; empty when it was
   * not, or when that is long past.
   */
  public Optional<Refusal> lastRefusal(String host) {
    return refusals.of(host);
  }

  /**
   * Notes that a WebSocket is being opened; one that its origin has no device for is ignored. Does
   * not block.
   *
   * @param initiator the origin of the page that opens it, as the engine states it
   * @param host the host that it is to
   */
  public void announceSocket(String initiator, String host) {
    diallers.execute(
        () ->
            byHost
                .apply(host)
                .filter(grant -> mayOpen(initiator, grant))
                .ifPresent(grant -> permits.announce(grant.host().value())));
  }

  private static boolean mayOpen(String initiator, Grant grant) {
    return initiator.equals(grant.origin().toString()) || initiator.equals(grant.host().origin());
  }

  int openConnections() {
    return loop.openConnections();
  }

  /** Stops to listen and breaks off all connections; waits until that is done. */
  @Override
  public void close() {
    loop.stop();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      diallers.shutdownNow();
    }
  }

  private void dialLater(RoutedConnection connection, String host) {
    diallers.execute(
        () -> {
          if (connection.offersHttp2() || byHost.apply(host).isEmpty()) {
            dial(connection, host);
          } else {
            permits
                .claim(host)
                .thenAcceptAsync(passes -> admit(connection, host, passes), diallers);
          }
        });
  }

  private void admit(RoutedConnection connection, String host, boolean passes) {
    if (passes) {
      dial(connection, host);
    } else {
      LOG.debug("refused a connection to {}: {}", host, Refusal.UNANNOUNCED);
      loop.execute(() -> loop.refuse(connection, Refusal.UNANNOUNCED));
    }
  }

  private void dial(RoutedConnection connection, String host) {
    try {
      Dialer.Route route = dialer.dial(host);
      refusals.forget(host);
      uses.used(route.grant());
      if (!loop.execute(() -> loop.attach(connection, route.device()))) {
        closeQuietly(route.device());
      }
    } catch (RefusedException e) {
      // Any page can cause these at will, and names tell where somebody browses.
      LOG.debug("refused a connection to {}: {}", host, e.refusal(), e);
      refuse(connection, host, e.refusal());
    } catch (RuntimeException e) {
      LOG.error("a connection failed unexpectedly", e);
      refuse(connection, host, Refusal.UNREACHABLE);
    }
  }

  private void refuse(RoutedConnection connection, String host, Refusal refusal) {
    refusals.note(host, refusal);
    loop.execute(() -> loop.refuse(connection, refusal));
  }

  private static void closeQuietly(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("closing a connection failed", e);
    }
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
