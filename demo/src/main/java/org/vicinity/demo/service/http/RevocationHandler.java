package org.vicinity.demo.service.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.demo.http.Replies;
import org.vicinity.demo.service.ca.RevocationInformation;

/**
 * What anybody may ask without being logged in: {@code GET /vicinity/revocation/list.crl}, and
 * {@code POST /vicinity/revocation/ocsp} (RFC 6960 appendix A).
 */
final class RevocationHandler extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(RevocationHandler.class);

  private final RevocationInformation information;

  RevocationHandler(RevocationInformation information) {
    this.information = information;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    boolean list = Request.getPathInContext(request).equals(RevocationInformation.LIST);
    try {
      if (list && HttpMethod.GET.is(request.getMethod())) {
        send(response, callback, "application/pkix-crl", information.list());
      } else if (!list && HttpMethod.POST.is(request.getMethod())) {
        answer(request, response, callback);
      } else {
        JsonHandler.wrongMethod(response, callback, list ? "GET" : "POST");
      }
    } catch (IOException failed) {
      LOG.error("revocations cannot be told: {}", failed.toString());
      Replies.error(
          response,
          callback,
          HttpStatus.SERVICE_UNAVAILABLE_503,
          "the service cannot read its records; see its log");
    }
    return true;
  }

  private void answer(Request request, Response response, Callback callback) throws IOException {
    byte[] question;
    try (InputStream in = Content.Source.asInputStream(request)) {
      question = in.readNBytes(RevocationInformation.MAX_QUESTION + 1);
    }
    send(response, callback, "application/ocsp-response", information.answer(question));
  }

  private static void send(Response response, Callback callback, String type, byte[] body) {
    response.setStatus(HttpStatus.OK_200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
