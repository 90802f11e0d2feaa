package org.vicinity.demo.device.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;

/**
 * One page's WebSocket. It hears of the fill, and may ask for one with {@code {"type": "refill"}}.
 * Public because Jetty looks its methods up by reflection.
 */
public final class CacheSocket extends Session.Listener.Abstract
    implements Session.Listener.AutoDemanding {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CacheSockets sockets;
  private final String host;

  CacheSocket(CacheSockets sockets, String host) {
    this.sockets = sockets;
    this.host = host;
  }

  String host() {
    return host;
  }

  @Override
  public void onWebSocketOpen(Session session) {
    super.onWebSocketOpen(session);
    sockets.opened(this);
  }

  @Override
  public void onWebSocketText(String message) {
    String type;
    try {
      type = JSON.readTree(message).path("type").asText();
    } catch (JsonProcessingException malformed) {
      type = "";
    }
    if (type.equals("refill")) {
      sockets.refill();
    } else {
      send(
          CacheMessages.problem(
              "the only message that is understood here is {\"type\":\"refill\"}"));
    }
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    callback.succeed();
    close(StatusCode.BAD_DATA, "send text");
  }

  @Override
  public void onWebSocketClose(int statusCode, String reason, Callback callback) {
    sockets.closed(this);
    callback.succeed();
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    sockets.closed(this);
  }

  /**
   * Sends a message; a page that does not keep up loses its connection, not the device's memory.
   */
  void send(String message) {
    Session session = getSession();
    session.sendText(message, Callback.from(() -> {}, failed -> session.disconnect()));
  }

  void ping() {
    Session session = getSession();
    session.sendPing(
        ByteBuffer.allocate(0), Callback.from(() -> {}, failed -> session.disconnect()));
  }

  /** Says goodbye and closes the connection for good. */
  void close(int status, String reason) {
    Session session = getSession();
    session.close(
        status, reason, Callback.from(session::disconnect, failed -> session.disconnect()));
  }
}
