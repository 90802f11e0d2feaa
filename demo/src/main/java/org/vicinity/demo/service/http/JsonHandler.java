package org.vicinity.demo.service.http;

import java.io.IOException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.vicinity.demo.http.JsonBody;
import org.vicinity.demo.http.Replies;

/** A part of the API: answers in JSON, refused bodies included. */
abstract class JsonHandler extends Handler.Abstract {
  /** The largest body of a request, in bytes. */
  static final int MAX_BODY = 32 * 1024;

  @Override
  public final boolean handle(Request request, Response response, Callback callback)
      throws IOException {
    try {
      answer(request, response, callback);
    } catch (JsonBody.RefusedException refused) {
      Replies.error(response, callback, refused.status(), refused.getMessage());
    }
    return true;
  }

  /** Answers; completes the callback unless it throws. */
  abstract void answer(Request request, Response response, Callback callback)
      throws IOException, JsonBody.RefusedException;

  /** Answers that the method is not one of those. */
  static void wrongMethod(Response response, Callback callback, String allowed) {
    response.getHeaders().put(HttpHeader.ALLOW, allowed);
    Replies.error(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "use " + allowed);
  }

  /** Answers that nobody is logged in. */
  static void logInFirst(Response response, Callback callback) {
    Replies.error(response, callback, HttpStatus.UNAUTHORIZED_401, "log in first");
  }
}
