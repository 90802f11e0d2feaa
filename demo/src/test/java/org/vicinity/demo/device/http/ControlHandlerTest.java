package org.vicinity.demo.device.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jetty.client.ContentResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.channel.pairing.PairingSecret;
import org.vicinity.demo.fixture.DeviceClient;

/** What a browser tells the device about a pairing, over HTTPS. */
class ControlHandlerTest {
  private static final String COMMIT = "/.well-known/vicinity/commit";
  private static final String PAIRING = "/.well-known/vicinity/pairing";

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

  private ContentResponse send(String method, String url, PairingSecret secret) throws Exception {
    return http.send(method, url, Map.of("Authorization", secret.authorization()));
  }

  @Test
  void theSecretCommits() throws Exception {
    web.waiting.put(web.a.host(), web.a.secret());
    assertThat(send("POST", web.a.url(COMMIT), web.b.secret()).getStatus()).isEqualTo(401);
    assertThat(send("POST", web.b.url(COMMIT), web.a.secret()).getStatus()).isEqualTo(401);
    ContentResponse answer = send("POST", web.a.url(COMMIT), web.a.secret());
    assertThat(answer.getStatus()).isEqualTo(204);
    assertNoCors(answer);
  }

  @Test
  void aConnectionWithAnEarlierCertificateDoesNotCommit() throws Exception {
    web.hosts.remove(web.a.host());
    web.hosts.serve(web.a.host(), web.a.identity());
    web.waiting.put(web.a.host(), web.a.secret());
    // Opens a connection that the client keeps.
    http.send("GET", web.a.url("/status"), Map.of());
    web.hosts.serve(web.a.host(), web.a.identity());
    assertThat(send("POST", web.a.url(COMMIT), web.a.secret()).getStatus()).isEqualTo(401);
    try (DeviceClient fresh = DeviceClient.http1(web.server.port(), web.authorities())) {
      assertThat(
              fresh
                  .send(
                      "POST",
                      web.a.url(COMMIT),
                      Map.of("Authorization", web.a.secret().authorization()))
                  .getStatus())
          .isEqualTo(204);
    }
  }

  @Test
  void aPageMayNotCallItEvenWithTheSecret() throws Exception {
    web.waiting.put(web.a.host(), web.a.secret());
    for (String[] call : new String[][] {{"POST", COMMIT}, {"DELETE", PAIRING}}) {
      ContentResponse answer =
          http.send(
              call[0],
              web.a.url(call[1]),
              Map.of(
                  "Authorization", web.a.secret().authorization(), "Origin", "https://a.example"));
      assertThat(answer.getStatus()).isEqualTo(403);
      assertNoCors(answer);
    }
    ContentResponse preflight =
        http.send(
            "OPTIONS",
            web.a.url(PAIRING),
            Map.of("Origin", "https://a.example", "Access-Control-Request-Method", "DELETE"));
    assertThat(preflight.getStatus()).isEqualTo(403);
    assertNoCors(preflight);
    assertThat(web.hosts.paired(web.a.host())).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        "Bearer AAAA",
        "Bearer !!!!",
        "Basic QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE"
      })
  void whatIsNoSecretIsRefused(String authorization) throws Exception {
    ContentResponse answer =
        http.send("DELETE", web.a.url(PAIRING), Map.of("Authorization", authorization));
    assertThat(answer.getStatus()).isEqualTo(401);
    assertNoCors(answer);
    assertThat(web.hosts.paired(web.a.host())).isPresent();
  }

  @Test
  void aRemovalEndsTheHostsSessionsAndLeavesTheOthers() throws Exception {
    DeviceClient page = web.http1();
    DeviceClient.Socket mine =
        page.connect(web.a.url("/cache").replace("https", "wss"), "https://a.example");
    DeviceClient.Socket other =
        page.connect(web.b.url("/cache").replace("https", "wss"), "http://localhost:8080");
    mine.next("state");
    other.next("state");
    assertThat(page.get(web.a.url("/status"), "https://a.example").getStatus()).isEqualTo(200);

    ContentResponse answer = send("DELETE", web.a.url(PAIRING), web.a.secret());
    assertThat(answer.getStatus()).isEqualTo(204);
    assertNoCors(answer);

    assertThat(mine.awaitClosed()).isEqualTo(1008);
    assertThat(page.get(web.b.url("/status"), "http://localhost:8080").getStatus()).isEqualTo(200);
    other.say("still there?");
    assertThat(other.next()).contains("\"type\":\"error\"");
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> page.get(web.a.url("/status"), "https://a.example"))
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void aRemovalWorksOverHttp2() throws Exception {
    DeviceClient browser = web.http2();
    ContentResponse answer =
        browser.send(
            "DELETE", web.a.url(PAIRING), Map.of("Authorization", web.a.secret().authorization()));
    assertThat(answer.getStatus()).isEqualTo(204);
    assertThat(web.hosts.paired(web.a.host())).isEmpty();
  }

  @Test
  void theOthersSecretRemovesNothing() throws Exception {
    assertThat(send("DELETE", web.a.url(PAIRING), web.b.secret()).getStatus()).isEqualTo(401);
    assertThat(web.hosts.paired(web.a.host())).isPresent();
  }

  @Test
  void wrongMethodsAndPathsAreTold() throws Exception {
    assertThat(send("GET", web.a.url(COMMIT), web.a.secret()).getStatus()).isEqualTo(405);
    assertThat(send("POST", web.a.url(PAIRING), web.a.secret()).getStatus()).isEqualTo(405);
    assertThat(send("GET", web.a.url("/.well-known/vicinity/x"), web.a.secret()).getStatus())
        .isEqualTo(404);
  }

  private static void assertNoCors(ContentResponse answer) {
    assertThat(answer.getHeaders().stream().map(field -> field.getLowerCaseName()))
        .noneMatch(name -> name.startsWith("access-control-"));
  }
}
