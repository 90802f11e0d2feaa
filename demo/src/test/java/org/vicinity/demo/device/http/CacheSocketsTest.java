package org.vicinity.demo.device.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.websocket.api.exceptions.UpgradeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.demo.fixture.DeviceClient;

/** Live messages over WSS. */
class CacheSocketsTest {
  @TempDir Path directory;
  private RunningWeb web;
  private DeviceClient http;

  @BeforeEach
  void start() throws Exception {
    web = new RunningWeb(directory);
    http = web.http1();
  }

  @AfterEach
  void stop() throws Exception {
    web.close();
  }

  private String url() {
    return web.a.url("/cache").replace("https", "wss");
  }

  @Test
  void aPageHearsHowTheCacheFills() throws Exception {
    DeviceClient.Socket page = http.connect(url(), "https://a.example");
    assertThat(page.next()).contains("\"type\":\"state\"", "\"name\":\"film.webm\"", "\"bytes\":0");
    page.say("{\"type\":\"refill\"}");
    List<Long> seen = new ArrayList<>();
    String message = page.next();
    while (message.contains("\"type\":\"progress\"")) {
      seen.add(number(message, "bytes"));
      message = page.next();
    }
    long total = web.library.items().get(0).bytes();
    assertThat(seen).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(3);
    assertThat(seen.get(seen.size() - 1)).isEqualTo(total);
    assertThat(message).contains("\"type\":\"complete\"", "\"sha256\":\"");
    assertThat(number(message, "bytes")).isEqualTo(total);
  }

  @Test
  void itWorksOverHttp2() throws Exception {
    DeviceClient.Socket page = web.http2().connect(url(), "https://a.example");
    // Jetty's client drops a frame that comes before it has switched to WebSocket (Chromium does
    // not), so the first message may be missing here.
    page.say("{\"type\":\"hello\"}");
    assertThat(page.next("error")).contains("refill");
  }

  @Test
  void onlyTheHostsOwnPagesHearOfAnUpload() throws Exception {
    DeviceClient.Socket mine = http.connect(url(), "https://a.example");
    DeviceClient.Socket other =
        http.connect(web.b.url("/cache").replace("https", "wss"), "http://localhost:8080");
    mine.next("state");
    other.next("state");
    http.request("PUT", web.a.url("/uploads/note"))
        .headers(fields -> fields.put("Origin", "https://a.example"))
        .body(new BytesRequestContent(new byte[7]))
        .send();
    assertThat(mine.next()).contains("\"type\":\"uploaded\"", "\"name\":\"note\"");
    other.say("{\"type\":\"hello\"}");
    assertThat(other.next()).as("nothing came before the answer").contains("\"type\":\"error\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://b.example", "http://a.example", "https://a.example:444", "null"})
  void anotherOriginIsRefusedInTheHandshake(String origin) {
    assertThatThrownBy(() -> http.connect(url(), origin))
        .cause()
        .isInstanceOfSatisfying(
            UpgradeException.class, e -> assertThat(e.getResponseStatusCode()).isEqualTo(403));
  }

  @Test
  void aHandshakeWithoutOriginIsRefused() throws Exception {
    assertThat(
            http.send(
                    "GET",
                    web.a.url("/cache"),
                    Map.of(
                        "Connection", "Upgrade",
                        "Upgrade", "websocket",
                        "Sec-WebSocket-Version", "13",
                        "Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="))
                .getStatus())
        .isEqualTo(403);
  }

  @Test
  void whatIsNoHandshakeIsToldSo() throws Exception {
    assertThat(http.get(web.a.url("/cache"), "https://a.example").getStatus()).isEqualTo(426);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "refill", "{", "[]", "{\"type\":7}"})
  void whatIsNotUnderstoodIsAnsweredInWords(String message) throws Exception {
    DeviceClient.Socket page = http.connect(url(), "https://a.example");
    page.next("state");
    page.say(message);
    assertThat(page.next()).contains("\"type\":\"error\"");
  }

  @Test
  void aMessageThatIsTooLongEndsTheConnection() throws Exception {
    DeviceClient.Socket page = http.connect(url(), "https://a.example");
    page.say("x".repeat(1025));
    assertThat(page.awaitClosed()).isEqualTo(1009);
  }

  @Test
  void theNumberOfConnectionsOfAHostIsLimited() throws Exception {
    for (int i = 0; i < 16; i++) {
      http.connect(url(), "https://a.example").next("state");
    }
    assertThatThrownBy(() -> http.connect(url(), "https://a.example"))
        .cause()
        .isInstanceOfSatisfying(
            UpgradeException.class, e -> assertThat(e.getResponseStatusCode()).isEqualTo(503));
  }

  private static long number(String json, String name) {
    String rest = json.substring(json.indexOf("\"" + name + "\":") + name.length() + 3);
    return Long.parseLong(rest.split("[,}]", 2)[0]);
  }
}
