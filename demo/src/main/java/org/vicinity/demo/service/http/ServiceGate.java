package org.vicinity.demo.service.http;

import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.vicinity.certstore.name.Origin;
import org.vicinity.demo.http.Replies;
import org.vicinity.demo.service.ca.RevocationInformation;

/**
 * In front of everything: whatever changes something must come from the service's own pages, as the
 * {@code Origin} header says, which no other page can forge; and every answer carries the headers
 * that keep a page from being misused.
 */
final class ServiceGate extends Handler.Wrapper {
  /**
   * Scripts and styles of our own only. Films, uploads and live messages go to devices, whose names
   * all end in {@code .local}; which of them this page may really reach is the browser's to say.
   */
  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self'",
          "connect-src 'self' https://*.local wss://*.local",
          "media-src 'self' https://*.local",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'");

  private final Origin own;

  ServiceGate(Origin own, Handler next) {
    super(next);
    this.own = own;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("Referrer-Policy", "same-origin");
    headers.put("Cross-Origin-Opener-Policy", "same-origin");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    // An OCSP question is a read although it is sent by POST; it comes from no page at all.
    boolean reads =
        HttpMethod.GET.is(request.getMethod())
            || HttpMethod.HEAD.is(request.getMethod())
            || Request.getPathInContext(request).equals(RevocationInformation.RESPONDER);
    List<String> origins = request.getHeaders().getValuesList(HttpHeader.ORIGIN);
    if (!reads && !origins.equals(List.of(own.serialized()))) {
      Replies.error(
          response,
          callback,
          HttpStatus.FORBIDDEN_403,
          "only pages of " + own.serialized() + " may do that; open this service there");
      return true;
    }
    return super.handle(request, response, callback);
  }
}
