package org.vicinity.demo.device.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.http.HttpHeader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.demo.fixture.DeviceClient;

/** Who may reach a host: its own origin, by CORS; and media without an origin. */
class OriginGateTest {
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

  @Test
  void thePairedOriginIsAllowedOnBothProtocols() throws Exception {
    for (DeviceClient client : new DeviceClient[] {http, web.http2()}) {
      ContentResponse answer = client.get(web.a.url("/status"), "https://a.example");
      assertThat(answer.getStatus()).isEqualTo(200);
      assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("https://a.example");
      assertThat(header(answer, "Access-Control-Allow-Credentials")).isEqualTo("true");
      assertThat(header(answer, "Vary")).contains("Origin");
      assertThat(answer.getContentAsString()).contains("\"type\":\"media-cache\"", "film.webm");
    }
  }

  @Test
  void eachHostAllowsItsOwnOriginOnly() throws Exception {
    assertThat(http.get(web.b.url("/status"), "http://localhost:8080").getStatus()).isEqualTo(200);
    assertRefused(http.get(web.b.url("/status"), "https://a.example"));
    assertRefused(http.get(web.a.url("/status"), "http://localhost:8080"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://b.example",
        "http://a.example",
        "https://a.example:8443",
        "https://a.example.evil.example",
        "https://www.a.example",
        "https://A.example",
        "https://a.example/",
        "https://a.example https://a.example",
        "https://a.example, https://evil.example",
        "null",
        "*",
        ""
      })
  void everyOtherOriginIsRefusedWithoutACorsHeader(String origin) throws Exception {
    assertRefused(http.get(web.a.url("/status"), origin));
    assertRefused(http.get(web.a.url("/media/film.webm"), origin));
    assertRefused(
        http.send(
            "OPTIONS",
            web.a.url("/uploads/x"),
            Map.of("Origin", origin, "Access-Control-Request-Method", "PUT")));
  }

  @Test
  void twoOriginHeadersAreRefused() throws Exception {
    ContentResponse answer =
        http.request("GET", web.a.url("/status"))
            .headers(fields -> fields.add("Origin", "https://a.example"))
            .headers(fields -> fields.add("Origin", "https://a.example"))
            .send();
    assertRefused(answer);
  }

  @Test
  void aPreflightForAnUploadIsAnswered() throws Exception {
    ContentResponse answer =
        http.send(
            "OPTIONS",
            web.a.url("/uploads/x"),
            Map.of(
                "Origin",
                "https://a.example",
                "Access-Control-Request-Method",
                "PUT",
                "Access-Control-Request-Headers",
                "content-type"));
    assertThat(answer.getStatus()).isEqualTo(204);
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo("https://a.example");
    assertThat(header(answer, "Access-Control-Allow-Methods")).contains("PUT");
    assertThat(header(answer, "Access-Control-Allow-Headers")).contains("Content-Type");
    assertThat(header(answer, "Access-Control-Max-Age")).isNotEmpty();
    assertThat(header(answer, "Vary")).contains("Origin");
  }

  @Test
  void aVideoElementSendsNoOriginAndGetsItsFilm() throws Exception {
    ContentResponse answer =
        http.send("GET", web.a.url("/media/film.webm"), Map.of("Sec-Fetch-Site", "cross-site"));
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
    assertThat(header(answer, "Vary")).contains("Origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/status", "/uploads/x", "/cache", "/", "/mediafilm.webm"})
  void everythingButMediaNeedsAnOrigin(String path) throws Exception {
    assertRefused(http.send("GET", web.a.url(path), Map.of()));
  }

  @Test
  void aFormWithoutOriginWritesNothing() throws Exception {
    assertRefused(http.send("POST", web.a.url("/media/film.webm"), Map.of()));
    assertRefused(http.send("PUT", web.a.url("/uploads/x"), Map.of()));
  }

  @Test
  void aHostThatIsNotCommittedServesNoPage() throws Exception {
    web.hosts.remove(web.a.host());
    web.hosts.serve(web.a.host(), web.a.identity());
    assertRefused(http.get(web.a.url("/status"), "https://a.example"));
    assertRefused(http.send("GET", web.a.url("/media/film.webm"), Map.of()));
  }

  private static void assertRefused(ContentResponse answer) {
    assertThat(answer.getStatus()).isEqualTo(403);
    assertThat(answer.getHeaders().stream().map(field -> field.getLowerCaseName()))
        .noneMatch(name -> name.startsWith("access-control-"));
    assertThat(header(answer, "Vary")).contains("Origin");
  }

  private static String header(ContentResponse answer, String name) {
    return String.join(", ", answer.getHeaders().getValuesList(name));
  }

  @Test
  void theServerDoesNotSayWhatItIsMadeOf() throws Exception {
    assertThat(
            http.get(web.a.url("/status"), "https://a.example")
                .getHeaders()
                .contains(HttpHeader.SERVER))
        .isFalse();
  }
}
