package org.vicinity.browser.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Runs a script in one page as if the user had clicked there, over that page's own DevTools
 * connection: a browser-wide one would attach to every page and worker that there is.
 */
final class Gesture {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SECONDS = 60;

  private Gesture() {}

  /** Runs it and returns once it has begun. */
  static void run(int port, String url, String script) throws Exception {
    call(port, url, Map.of("expression", script, "userGesture", true));
  }

  /** Runs it, waits for the promise that it may be, and returns its value. */
  static JsonNode value(int port, String url, String script) throws Exception {
    Map<String, Object> parameters =
        Map.of(
            "expression", script, "userGesture", true, "awaitPromise", true, "returnByValue", true);
    JsonNode answer = call(port, url, parameters).path("result");
    if (answer.has("exceptionDetails")) {
      throw new AssertionError(answer.path("exceptionDetails").toString());
    }
    return answer.path("result").path("value");
  }

  /** Ends the page's process. */
  static void crash(int port, String url) throws Exception {
    page(port, url, "Page.crash", Map.of(), false);
  }

  /** Returns the addresses of all that the DevTools could be attached to. */
  static List<String> targets(int port) throws Exception {
    List<String> urls = new ArrayList<>();
    list(HttpClient.newHttpClient(), port).forEach(page -> urls.add(page.path("url").asText()));
    return urls;
  }

  private static JsonNode call(int port, String url, Map<String, Object> parameters)
      throws Exception {
    return page(port, url, "Runtime.evaluate", parameters, true);
  }

  private static JsonNode list(HttpClient http, int port) throws Exception {
    URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
    return JSON.readTree(
        http.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body());
  }

  private static JsonNode page(
      int port, String url, String method, Map<String, Object> parameters, boolean answers)
      throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    for (JsonNode page : list(http, port)) {
      if (page.path("url").asText().equals(url)) {
        return send(
            http,
            URI.create(page.path("webSocketDebuggerUrl").asText()),
            Map.of("id", 1, "method", method, "params", parameters),
            answers);
      }
    }
    throw new AssertionError("no page at " + url);
  }

  private static JsonNode send(HttpClient http, URI page, Map<String, Object> call, boolean answers)
      throws Exception {
    CompletableFuture<String> answered = new CompletableFuture<>();
    StringBuilder received = new StringBuilder();
    WebSocket socket =
        http.newWebSocketBuilder()
            .buildAsync(
                page,
                new WebSocket.Listener() {
                  @Override
                  public CompletionStage<?> onText(
                      WebSocket from, CharSequence text, boolean last) {
                    received.append(text);
                    if (last) {
                      answered.complete(received.toString());
                    }
                    from.request(1);
                    return null;
                  }

                  @Override
                  public void onError(WebSocket from, Throwable failed) {
                    answered.completeExceptionally(failed);
                  }
                })
            .get(SECONDS, TimeUnit.SECONDS);
    socket.sendText(JSON.writeValueAsString(call), /* last= */ true).get(SECONDS, TimeUnit.SECONDS);
    if (!answers) {
      // The connection is left open: to close it at once could overtake the call.
      return JSON.nullNode();
    }
    try {
      return JSON.readTree(answered.get(SECONDS, TimeUnit.SECONDS));
    } finally {
      socket.abort();
    }
  }
}
