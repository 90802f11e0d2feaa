package org.vicinity.demo.device.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.vicinity.demo.device.cache.CacheFill;
import org.vicinity.demo.device.cache.FillEvent;
import org.vicinity.demo.device.cache.UploadStore;
import org.vicinity.demo.device.host.HostTable;
import org.vicinity.demo.device.host.PairedHost;
import org.vicinity.demo.http.Replies;

/**
 * {@code wss://…/cache}: live messages about the cache. A WebSocket handshake is not subject to
 * CORS, so the server itself must look at {@code Origin} (RFC 6455 section 10.2): exactly the
 * host's paired origin is let in, and a handshake without one is not.
 */
public final class CacheSockets extends Handler.Abstract {
  static final String PATH = "/cache";
  private static final Duration IDLE = Duration.ofMinutes(3);
  private static final Duration PING = Duration.ofMinutes(1);
  private static final int MAX_MESSAGE = 1024;
  private static final int MAX_WAITING = 256;
  private static final int MAX_PER_HOST = 16;

  private final ServerWebSocketContainer container;
  private final HostTable hosts;
  private final CacheFill cache;
  private final Set<CacheSocket> open = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorScheduler timer =
      new ScheduledExecutorScheduler("cache-sockets", true);

  CacheSockets(Server server, HostTable hosts, CacheFill cache) {
    this.hosts = hosts;
    this.cache = cache;
    this.container = ServerWebSocketContainer.ensure(server);
    container.setIdleTimeout(IDLE);
    container.setMaxTextMessageSize(MAX_MESSAGE);
    container.setMaxBinaryMessageSize(MAX_MESSAGE);
    container.setMaxOutgoingFrames(MAX_WAITING);
    installBean(timer);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    schedulePing();
  }

  private void schedulePing() {
    timer.schedule(
        () -> {
          open.forEach(CacheSocket::ping);
          schedulePing();
        },
        PING.toMillis(),
        java.util.concurrent.TimeUnit.MILLISECONDS);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String host = HostGate.host(request);
    Optional<String> allowed = hosts.paired(host).map(PairedHost::origin);
    List<String> origins = request.getHeaders().getValuesList(HttpHeader.ORIGIN);
    if (allowed.isEmpty() || !origins.equals(List.of(allowed.get()))) {
      Replies.error(
          response, callback, HttpStatus.FORBIDDEN_403, "this device does not serve that web site");
      return true;
    }
    if (open.stream().filter(each -> each.host().equals(host)).count() >= MAX_PER_HOST) {
      Replies.error(
          response,
          callback,
          HttpStatus.SERVICE_UNAVAILABLE_503,
          "this site has too many connections open");
      return true;
    }
    boolean upgraded =
        container.upgrade(
            (upgrade, reply, done) -> new CacheSocket(this, host), request, response, callback);
    if (!upgraded) {
      response.getHeaders().put(HttpHeader.UPGRADE, "websocket");
      Replies.error(response, callback, HttpStatus.UPGRADE_REQUIRED_426, "this is a WebSocket");
    }
    return true;
  }

  void opened(CacheSocket socket) {
    open.add(socket);
    // The pairing may have ended between the handshake's check and now.
    if (hosts.paired(socket.host()).isEmpty()) {
      socket.close(StatusCode.POLICY_VIOLATION, "the pairing was removed");
    } else {
      socket.send(CacheMessages.state(cache.state()));
    }
  }

  void closed(CacheSocket socket) {
    open.remove(socket);
  }

  void refill() {
    cache.refill();
  }

  /** Tells all pages what the fill does. */
  public void publish(FillEvent event) {
    String message = CacheMessages.of(event);
    open.forEach(each -> each.send(message));
  }

  /** Tells a host's own pages that a file arrived. */
  void uploaded(String host, UploadStore.Stored stored) {
    String message = CacheMessages.uploaded(stored);
    open.stream().filter(each -> each.host().equals(host)).forEach(each -> each.send(message));
  }

  /** Ends all of a host's WebSockets: its pairing was removed. */
  void closeAll(String host) {
    open.stream()
        .filter(each -> each.host().equals(host))
        .forEach(each -> each.close(StatusCode.POLICY_VIOLATION, "the pairing was removed"));
  }
}
