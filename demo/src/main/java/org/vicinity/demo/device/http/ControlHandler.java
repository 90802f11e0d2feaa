package org.vicinity.demo.device.http;

import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.vicinity.channel.pairing.PairingSecret;
import org.vicinity.demo.device.host.HostTable;
import org.vicinity.demo.device.host.TlsIdentity;
import org.vicinity.demo.http.Replies;

/**
 * What the browser itself tells the device, authenticated by the pairing's secret (RFC 6750):
 *
 * <pre>
 * POST   /.well-known/vicinity/commit    makes the pairing permanent
 * DELETE /.well-known/vicinity/pairing   ends it
 * </pre>
 *
 * Pages may call neither: a request with an {@code Origin} header is refused, and no answer here
 * ever carries a CORS header.
 */
public final class ControlHandler extends Handler.Wrapper {
  static final String PREFIX = "/.well-known/vicinity/";
  private static final String COMMIT = PREFIX + "commit";
  private static final String PAIRING = PREFIX + "pairing";
  private static final String BEARER = "Bearer ";

  private final PairingControl control;
  private final HostTable hosts;
  private final Connections connections;
  private final CacheSockets sockets;

  ControlHandler(
      PairingControl control,
      HostTable hosts,
      Connections connections,
      CacheSockets sockets,
      Handler next) {
    super(next);
    this.sockets = sockets;
    this.control = control;
    this.hosts = hosts;
    this.connections = connections;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = Request.getPathInContext(request);
    if (!path.startsWith(PREFIX)) {
      return super.handle(request, response, callback);
    }
    if (request.getHeaders().contains(HttpHeader.ORIGIN)) {
      Replies.error(response, callback, HttpStatus.FORBIDDEN_403, "pages may not call this");
    } else if (path.equals(COMMIT)) {
      answer(HttpMethod.POST, request, response, callback);
    } else if (path.equals(PAIRING)) {
      answer(HttpMethod.DELETE, request, response, callback);
    } else {
      Replies.error(response, callback, HttpStatus.NOT_FOUND_404, "there is nothing here");
    }
    return true;
  }

  private void answer(HttpMethod method, Request request, Response response, Callback callback) {
    if (!method.is(request.getMethod())) {
      response.getHeaders().put(HttpHeader.ALLOW, method.asString());
      Replies.error(
          response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "use " + method.asString());
      return;
    }
    Optional<PairingSecret> secret = secret(request.getHeaders().get(HttpHeader.AUTHORIZATION));
    String host = HostGate.host(request);
    Connection own = request.getConnectionMetaData().getConnection();
    if (secret.isEmpty() || !isCurrent(own.getEndPoint(), host)) {
      refuse(response, callback);
    } else if (method == HttpMethod.POST) {
      if (control.commit(host, secret.get())) {
        Replies.empty(response, callback, HttpStatus.NO_CONTENT_204);
      } else {
        refuse(response, callback);
      }
    } else if (control.remove(host, secret.get())) {
      sockets.closeAll(host);
      connections.closeAllBut(host, own.getEndPoint());
      if (request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2) {
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE.asString());
      }
      // This connection goes last: it carries the answer.
      Replies.empty(
          response, Callback.from(callback, () -> own.close()), HttpStatus.NO_CONTENT_204);
    } else {
      refuse(response, callback);
    }
  }

  /** Whether a connection was made with the certificate that is served now, not an earlier one. */
  private boolean isCurrent(EndPoint connection, String host) {
    Certificate[] shown = connection.getSslSessionData().sslSession().getLocalCertificates();
    Optional<TlsIdentity> served = hosts.identity(host);
    return served.isPresent() && shown != null && shown[0].equals(served.get().leaf());
  }

  private static void refuse(Response response, Callback callback) {
    response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
    Replies.error(
        response,
        callback,
        HttpStatus.UNAUTHORIZED_401,
        "no pairing of this host name is known by that secret");
  }

  private static Optional<PairingSecret> secret(String authorization) {
    if (authorization == null || !authorization.startsWith(BEARER)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(authorization.substring(BEARER.length()));
      return Optional.of(new PairingSecret(bytes));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
