package org.vicinity.browser.real.isolation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.ssl.SslHandshakeListener;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/**
 * A web site or a device of the laboratory. It notes every request and WebSocket handshake below
 * {@code /t/}, whatever its method, and answers all of them; below {@code /lab/} it serves the page
 * that tries everything, and answers as it is told.
 */
public final class LabServer implements AutoCloseable {
  /** A WebSocket that hears and says nothing; public because Jetty calls it. */
  public static final class Socket extends Session.Listener.AbstractAutoDemanding {}

  /** Which protocols a server speaks over TLS. */
  enum Protocols {
    /** HTTP/1.1 alone. */
    HTTP_1,
    /** HTTP/2 with WebSockets inside (RFC 8441), and HTTP/1.1. */
    HTTP_2
  }

  private static final String PAGE =
      """
      <!doctype html><title>laboratory</title><body>
      <script src="/lab/kinds.js"></script>
      <script>
        const query = new URLSearchParams(location.search);
        const limit = Number(query.get('limit'));
        (async () => {
          const outcomes = await Promise.all(query.getAll("base").map(base => tryAll(base, limit)));
          await fetch("/lab/done?page=" + query.get("page"),
              {method: "POST", body: JSON.stringify(outcomes)});
        })();
      </script>
      """;

  private final Server server;
  private final ServerConnector tls;
  private final ServerConnector plain;
  private final Set<String> reached = ConcurrentHashMap.newKeySet();
  private final AtomicInteger handshakes = new AtomicInteger();
  private final BlockingQueue<String> done = new LinkedBlockingQueue<>();

  /** Starts a server with that certificate. */
  LabServer(KeyPair key, X509Certificate certificate, Protocols protocols) throws Exception {
    QueuedThreadPool threads = new QueuedThreadPool();
    threads.setDaemon(true);
    server = new Server(threads);
    tls = new ServerConnector(server, 1, 1, secure(key, certificate, protocols));
    plain = new ServerConnector(server);
    for (ServerConnector connector : List.of(tls, plain)) {
      connector.setHost("127.0.0.1");
      server.addConnector(connector);
    }
    tls.addBean(
        new SslHandshakeListener() {
          @Override
          public void handshakeSucceeded(Event event) {
            handshakes.incrementAndGet();
          }
        });
    ServerWebSocketContainer sockets = ServerWebSocketContainer.ensure(server);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            return LabServer.this.handle(sockets, request, response, callback);
          }
        });
    server.start();
  }

  private static ConnectionFactory[] secure(
      KeyPair key, X509Certificate certificate, Protocols protocols)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("lab", key.getPrivate(), new char[0], new Certificate[] {certificate});
    SslContextFactory.Server context = new SslContextFactory.Server();
    context.setKeyStore(store);
    context.setKeyStorePassword("");
    context.setSniRequired(false);
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.addCustomizer(new SecureRequestCustomizer(false));
    HttpConnectionFactory http1 = new HttpConnectionFactory(configuration);
    if (protocols == Protocols.HTTP_1) {
      return new ConnectionFactory[] {
        new SslConnectionFactory(context, http1.getProtocol()), http1
      };
    }
    ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
    alpn.setDefaultProtocol(http1.getProtocol());
    return new ConnectionFactory[] {
      new SslConnectionFactory(context, alpn.getProtocol()),
      alpn,
      new HTTP2ServerConnectionFactory(configuration),
      http1
    };
  }

  private boolean handle(
      ServerWebSocketContainer sockets, Request request, Response response, Callback callback) {
    String path = Request.getPathInContext(request);
    response.getHeaders().put("Access-Control-Allow-Origin", "*");
    response.getHeaders().put("Access-Control-Allow-Methods", "*");
    response.getHeaders().put("Access-Control-Allow-Headers", "*");
    switch (path) {
      case "/lab/run" -> text(response, callback, "text/html", PAGE);
      case "/lab/kinds.js" -> text(response, callback, "text/javascript", script());
      case "/lab/done" -> {
        Fields query = Request.extractQueryParameters(request);
        Content.Source.asString(
            request,
            StandardCharsets.UTF_8,
            org.eclipse.jetty.util.Promise.from(
                body -> {
                  done.add(query.getValue("page") + " " + body);
                  text(response, callback, "text/plain", "noted");
                },
                callback::failed));
      }
      case "/lab/echo" -> echo(request, response, callback);
      default -> {
        if (path.startsWith("/t/")) {
          reached.add(path);
          if (upgraded(sockets, request, response, callback)) {
            return true;
          }
        }
        text(response, callback, "text/html", "<title>reached</title>");
      }
    }
    return true;
  }

  private static boolean upgraded(
      ServerWebSocketContainer sockets, Request request, Response response, Callback callback) {
    try {
      return sockets.upgrade(
          (upgrade, reply, complete) -> {
            upgrade.getSubProtocols().stream().findFirst().ifPresent(reply::setAcceptedSubProtocol);
            return new Socket();
          },
          request,
          response,
          callback);
    } catch (Exception refused) {
      callback.failed(refused);
      return true;
    }
  }

  /** Answers with the status, type, headers, Early Hints (RFC 8297) and body that it is told. */
  private static void echo(Request request, Response response, Callback callback) {
    Fields query = Request.extractQueryParameters(request);
    response.setStatus(Integer.parseInt(query.getValue("status")));
    for (String header : query.getValuesOrEmpty("header")) {
      int colon = header.indexOf(": ");
      response.getHeaders().put(header.substring(0, colon), header.substring(colon + 2));
    }
    Runnable rest = () -> text(response, callback, query.getValue("type"), query.getValue("body"));
    String early = query.getValue("early");
    if (early.isEmpty()) {
      rest.run();
      return;
    }
    HttpFields hints = HttpFields.from(new HttpField(HttpHeader.LINK, early));
    response
        .writeInterim(HttpStatus.EARLY_HINTS_103, hints)
        .whenComplete((sent, failed) -> rest.run());
  }

  private static void text(Response response, Callback callback, String type, String body) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type + ";charset=utf-8");
    Content.Sink.write(response, true, body, callback);
  }

  static String script() {
    try (InputStream in = LabServer.class.getResourceAsStream("kinds.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Returns the paths below {@code /t/} that any request or handshake was for, so far. */
  List<String> reached() {
    return new ArrayList<>(reached);
  }

  /** Returns how many TLS handshakes were completed, so far. */
  int handshakes() {
    return handshakes.get();
  }

  /** What pages of this server reported at their end: the page, a space, JSON. */
  BlockingQueue<String> done() {
    return done;
  }

  /** Returns the loopback port for HTTPS. */
  int tlsPort() {
    return tls.getLocalPort();
  }

  /** Returns the loopback port for HTTP without TLS. */
  int plainPort() {
    return plain.getLocalPort();
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
  }
}
