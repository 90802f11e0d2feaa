package org.vicinity.demo.device.http;

import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.vicinity.demo.device.host.HostTable;
import org.vicinity.demo.device.tls.SniKeyManager;
import org.vicinity.demo.http.Replies;

/**
 * Finds the host name that a request is for. It is the server name of the TLS handshake, and the
 * {@code Host} header must say the same (else 421, RFC 9110 section 15.5.20): one host's connection
 * must not reach what belongs to another. A host that was removed after the handshake is refused as
 * well.
 */
public final class HostGate extends Handler.Wrapper {
  private static final String ATTRIBUTE = HostGate.class.getName();

  private final HostTable hosts;
  private final Connections connections;

  HostGate(HostTable hosts, Connections connections, Handler next) {
    super(next);
    this.hosts = hosts;
    this.connections = connections;
  }

  /** Returns the host name that a request behind this gate is for, in lower case. */
  static String host(Request request) {
    return (String) request.getAttribute(ATTRIBUTE);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Connection connection = request.getConnectionMetaData().getConnection();
    Optional<String> host = serverName(connection.getEndPoint());
    String asked = Request.getServerName(request).toLowerCase(Locale.ROOT);
    if (host.isEmpty() || !host.get().equals(asked) || hosts.identity(asked).isEmpty()) {
      response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
      Replies.error(
          response,
          callback,
          HttpStatus.MISDIRECTED_REQUEST_421,
          "this connection was not made for that host name");
      return true;
    }
    connections.used(asked, connection);
    request.setAttribute(ATTRIBUTE, asked);
    return super.handle(request, response, callback);
  }

  private static Optional<String> serverName(EndPoint endPoint) {
    EndPoint.SslSessionData tls = endPoint.getSslSessionData();
    return tls == null ? Optional.empty() : SniKeyManager.requestedName(tls.sslSession());
  }
}
