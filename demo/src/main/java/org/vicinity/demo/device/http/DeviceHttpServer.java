package org.vicinity.demo.device.http;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.vicinity.demo.device.cache.CacheFill;
import org.vicinity.demo.device.cache.MediaLibrary;
import org.vicinity.demo.device.cache.UploadStore;
import org.vicinity.demo.device.host.HostTable;
import org.vicinity.demo.device.tls.HostTls;
import org.vicinity.demo.http.Listening;

/**
 * The device's HTTPS server: HTTP/1.1, HTTP/2 and WebSocket on one port, for all host names.
 *
 * <pre>
 * HostGate          SNI = Host, and still served?            else 421
 *  └ ControlHandler /.well-known/vicinity/…                  the browser, by the pairing's secret
 *     └ OriginGate  Origin = the host's paired origin?       else 403
 *        ├ /media/*    MediaHandler
 *        ├ /uploads/*  UploadHandler
 *        ├ /status     StatusHandler
 *        └ /cache      CacheSockets
 * </pre>
 */
public final class DeviceHttpServer implements AutoCloseable {
  private static final int MAX_THREADS = 48;
  private static final int MAX_CONNECTIONS = 200;
  private static final int MAX_STREAMS = 32;
  private static final Duration IDLE = Duration.ofSeconds(60);

  private final Server server;
  private final ServerConnector connector;
  private final CacheSockets sockets;

  /**
   * What the server answers from.
   *
   * @param type the device's type, such as {@code media-cache}
   */
  public record Parts(
      String type,
      HostTable hosts,
      PairingControl control,
      MediaLibrary library,
      CacheFill cache,
      UploadStore uploads) {}

  /** Makes a server that does not listen yet. */
  public DeviceHttpServer(InetAddress address, int port, HostTls tls, Parts parts) {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
    threads.setName("https");
    threads.setDaemon(true);
    server = new Server(threads);
    connector = new ServerConnector(server, factories(tls));
    connector.setHost(address.getHostAddress());
    connector.setPort(port);
    connector.setIdleTimeout(IDLE.toMillis());
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, connector));
    sockets = new CacheSockets(server, parts.hosts(), parts.cache());
    server.setHandler(handlers(parts));
  }

  private static ConnectionFactory[] factories(HostTls tls) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setSendDateHeader(true);
    // Which host a connection is for is HostGate's to say; this only marks requests as secure.
    configuration.addCustomizer(new SecureRequestCustomizer(false));
    HTTP2ServerConnectionFactory http2 = new HTTP2ServerConnectionFactory(configuration);
    http2.setMaxConcurrentStreams(MAX_STREAMS);
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol(HttpVersion.HTTP_1_1.asString());
    return new ConnectionFactory[] {
      new SslConnectionFactory(tls.factory(), alpn.getProtocol()),
      alpn,
      http2,
      new HttpConnectionFactory(configuration)
    };
  }

  private HostGate handlers(Parts parts) {
    PathMappingsHandler paths = new PathMappingsHandler.NoContext();
    paths.addMapping(
        PathSpec.from(OriginGate.MEDIA + "*"), new MediaHandler(parts.library(), parts.cache()));
    paths.addMapping(
        PathSpec.from(UploadHandler.PREFIX + "*"), new UploadHandler(parts.uploads(), sockets));
    paths.addMapping(
        PathSpec.from("/status"), new StatusHandler(parts.type(), parts.cache(), parts.uploads()));
    paths.addMapping(PathSpec.from(CacheSockets.PATH), sockets);
    Connections connections = new Connections();
    OriginGate origins = new OriginGate(parts.hosts(), paths);
    return new HostGate(
        parts.hosts(),
        connections,
        new ControlHandler(parts.control(), parts.hosts(), connections, sockets, origins));
  }

  /**
   * Starts to listen.
   *
   * @throws org.vicinity.demo.http.PortTakenException when the port cannot be had
   */
  public void start() throws IOException {
    Listening.start(connector);
  }

  /** Returns the TCP port; only after {@link #start}. */
  public int port() {
    return connector.getLocalPort();
  }

  /** Returns the live messages, to publish in. */
  public CacheSockets sockets() {
    return sockets;
  }

  /** Ends all connections and gives the port back. */
  @Override
  public void close() {
    Listening.stop(server);
  }
}
