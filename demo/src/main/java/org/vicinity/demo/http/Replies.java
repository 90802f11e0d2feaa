package org.vicinity.demo.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Complete answers. Each completes the callback; call one of them exactly once per request. */
public final class Replies {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Replies() {}

  /** Answers with JSON that must not be cached. */
  public static void json(Response response, Callback callback, int status, Object value) {
    byte[] body = toJson(value);
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /** Answers {@code {"error": "…"}}: what was wrong, in a sentence for people. */
  public static void error(Response response, Callback callback, int status, String text) {
    json(response, callback, status, Map.of("error", text));
  }

  /** Answers without a body. */
  public static void empty(Response response, Callback callback, int status) {
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.write(true, null, callback);
  }

  /** Returns the value as JSON in UTF-8. */
  public static byte[] toJson(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a value that JSON can say", e);
    }
  }
}
