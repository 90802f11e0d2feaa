package org.vicinity.browser.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
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

  static void run(int port, String url, String script) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
    JsonNode pages =
        JSON.readTree(
            http.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString()).body());
    for (JsonNode page : pages) {
      if (page.path("url").asText().equals(url)) {
        evaluate(http, URI.create(page.path("webSocketDebuggerUrl").asText()), script);
        return;
      }
    }
    throw new AssertionError("no page at " + url);
  }

  private static void evaluate(HttpClient http, URI page, String script) throws Exception {
    CompletableFuture<Void> answered = new CompletableFuture<>();
    WebSocket socket =
        http.newWebSocketBuilder()
            .buildAsync(
                page,
                new WebSocket.Listener() {
                  @Override
                  public CompletionStage<?> onText(
                      WebSocket from, CharSequence text, boolean last) {
                    answered.complete(null);
                    from.request(1);
                    return null;
                  }

                  @Override
                  public void onError(WebSocket from, Throwable failed) {
                    answered.completeExceptionally(failed);
                  }
                })
            .get(SECONDS, TimeUnit.SECONDS);
    Map<String, Object> call =
        Map.of(
            "id",
            1,
            "method",
            "Runtime.evaluate",
            "params",
            Map.of("expression", script, "userGesture", true));
    socket.sendText(JSON.writeValueAsString(call), /* last= */ true);
    answered.get(SECONDS, TimeUnit.SECONDS);
    socket.abort();
  }
}
