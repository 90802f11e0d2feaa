package org.vicinity.demo.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** A request's JSON object, bounded and read once. */
public final class JsonBody {
  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final JsonNode object;

  private JsonBody(JsonNode object) {
    this.object = object;
  }

  /** A body is not acceptable; {@link #status()} says how to answer. */
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;

    /** Takes the status and the sentence for the answer; nothing of the body belongs in it. */
    public RefusedException(int status, String message) {
      super(message);
      this.status = status;
    }

    /** Returns the HTTP status of the answer. */
    public int status() {
      return status;
    }
  }

  /**
   * Reads it; blocks until it is here.
   *
   * @param maxBytes the longest body
   * @throws RefusedException 413, 415 or 400
   * @throws IOException when the connection breaks
   */
  public static JsonBody read(Request request, int maxBytes) throws RefusedException, IOException {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
      throw new RefusedException(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "send JSON, with Content-Type: application/json");
    }
    byte[] body;
    try (InputStream in = Content.Source.asInputStream(request)) {
      body = in.readNBytes(maxBytes + 1);
    }
    if (body.length > maxBytes) {
      throw new RefusedException(
          HttpStatus.PAYLOAD_TOO_LARGE_413, "the body is longer than " + maxBytes + " bytes");
    }
    return new JsonBody(parse(body));
  }

  private static JsonNode parse(byte[] body) throws RefusedException, IOException {
    try {
      JsonNode node = STRICT.readTree(body);
      if (node == null || !node.isObject()) {
        throw new RefusedException(HttpStatus.BAD_REQUEST_400, "the body is not a JSON object");
      }
      return node;
    } catch (JsonProcessingException malformed) {
      throw new RefusedException(HttpStatus.BAD_REQUEST_400, "the body is not well-formed JSON");
    }
  }

  /**
   * Returns a text of the object.
   *
   * @throws RefusedException 400 when it is missing, no text, empty or too long
   */
  public String text(String name, int maxLength) throws RefusedException {
    JsonNode node = object.get(name);
    if (node == null || !node.isTextual() || node.textValue().isEmpty()) {
      throw new RefusedException(HttpStatus.BAD_REQUEST_400, "\"" + name + "\" must be a text");
    }
    if (node.textValue().length() > maxLength) {
      throw new RefusedException(
          HttpStatus.BAD_REQUEST_400,
          "\"" + name + "\" is longer than " + maxLength + " characters");
    }
    return node.textValue();
  }
}
