package org.vicinity.demo.service.http;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jetty.http.pathmap.PathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.PathMappingsHandler;
import org.eclipse.jetty.server.handler.ResourceHandler;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.util.resource.ResourceFactory;
import org.eclipse.jetty.util.resource.Resources;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.vicinity.certstore.name.Origin;
import org.vicinity.demo.http.Listening;
import org.vicinity.demo.service.account.Accounts;
import org.vicinity.demo.service.account.Sessions;
import org.vicinity.demo.service.ca.CertificateIssuer;
import org.vicinity.demo.service.ca.Challenges;
import org.vicinity.demo.service.ca.RevocationInformation;

/** The service's web server: the page, log-in and the issuer profile, at one origin. */
public final class ServiceHttpServer implements AutoCloseable {
  private static final int MAX_THREADS = 24;
  private static final int MAX_CONNECTIONS = 200;
  private static final String PAGE = "org/vicinity/demo/service/web/";

  private final Server server;
  private final ServerConnector connector;
  private final String scheme;
  private final String host;

  /**
   * What the server answers from.
   *
   * @param accounts who may log in
   * @param sessions who is
   * @param challenges what devices are to sign
   * @param issuer the private CA
   */
  public record Parts(
      Accounts accounts, Sessions sessions, Challenges challenges, CertificateIssuer issuer) {}

  /**
   * Makes a server that does not listen yet.
   *
   * @param bind the address to listen on
   * @param port 0 for any
   * @param host the host name in its origin
   * @param tls empty for plain HTTP, which only {@code localhost} may use as a secure context
   */
  public ServiceHttpServer(
      String bind, int port, String host, Optional<SslContextFactory.Server> tls) {
    this.host = host;
    this.scheme = tls.isPresent() ? "https" : "http";
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS);
    threads.setName("http");
    threads.setDaemon(true);
    server = new Server(threads);
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.addCustomizer(new SecureRequestCustomizer(false));
    HttpConnectionFactory http = new HttpConnectionFactory(configuration);
    connector =
        tls.isPresent()
            ? new ServerConnector(
                server, new SslConnectionFactory(tls.get(), http.getProtocol()), http)
            : new ServerConnector(server, http);
    connector.setHost(bind);
    connector.setPort(port);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, connector));
  }

  /**
   * Starts to listen.
   *
   * @throws org.vicinity.demo.http.PortTakenException when the port cannot be had
   */
  public void start(Parts parts) throws IOException {
    // The origin has the port in it, and the port may be known only now.
    Listening.open(connector);
    server.setHandler(handlers(origin(), parts));
    Listening.start(connector);
  }

  private Handler handlers(Origin own, Parts parts) throws IOException {
    SessionCookie cookie = new SessionCookie(parts.sessions(), own);
    PathMappingsHandler paths = new PathMappingsHandler.NoContext();
    paths.addMapping(PathSpec.from("/session"), new SessionHandler(parts.accounts(), cookie));
    paths.addMapping(
        PathSpec.from("/vicinity/challenges"), new ChallengeHandler(cookie, parts.challenges()));
    paths.addMapping(
        PathSpec.from("/vicinity/certificates"),
        new CertificateHandler(own, cookie, parts.issuer()));
    RevocationHandler revocations = new RevocationHandler(parts.issuer().revocations());
    paths.addMapping(PathSpec.from(RevocationInformation.LIST), revocations);
    paths.addMapping(PathSpec.from(RevocationInformation.RESPONDER), revocations);
    paths.addMapping(PathSpec.from("/*"), page());
    return new ServiceGate(own, paths);
  }

  private ResourceHandler page() throws IOException {
    Resource base = ResourceFactory.of(server).newClassLoaderResource(PAGE);
    if (!Resources.isReadableDirectory(base)) {
      throw new IOException("this program came without its page");
    }
    ResourceHandler handler = new ResourceHandler();
    handler.setBaseResource(base);
    handler.setDirAllowed(false);
    handler.setCacheControl("no-cache");
    return handler;
  }

  /** Returns the service's origin; only after {@link #start}. */
  public Origin origin() {
    return new Origin(scheme, host, connector.getLocalPort());
  }

  /** Ends all connections and gives the port back. */
  @Override
  public void close() {
    Listening.stop(server);
  }
}
