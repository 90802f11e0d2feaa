package org.vicinity.demo.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.demo.fixture.ServiceClient;
import org.vicinity.demo.fixture.ServiceClient.Answer;
import org.vicinity.demo.fixture.TestClock;
import org.vicinity.demo.fixture.TestService;
import org.vicinity.demo.service.ca.Fault;

/** Log-in, the page, and who may call what. */
class ServiceHttpTest {
  private static final String ALICE = "{\"user\":\"alice\",\"password\":\"alice-demo\"}";

  @TempDir Path directory;
  private final TestClock clock = new TestClock();
  private TestService service;
  private ServiceClient page;

  @BeforeEach
  void start() throws Exception {
    service = new TestService(directory, Fault.NONE, clock);
    page = new ServiceClient(service.origin());
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void thePageIsThereWithAStrictPolicy() throws Exception {
    Answer answer = page.get("/");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).startsWith("text/html");
    assertThat(answer.header("Content-Security-Policy"))
        .contains(
            "default-src 'none'",
            "script-src 'self'",
            "connect-src 'self' https://*.local wss://*.local",
            "media-src 'self' https://*.local",
            "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.response().body())
        .contains("id=\"connect\"")
        .doesNotContain("style=")
        .doesNotContainPattern("\\son[a-z]+=");
  }

  @ParameterizedTest
  @CsvSource({
    "/app.js,javascript",
    "/media-cache.js,javascript",
    "/service.js,javascript",
    "/words.js,javascript",
    "/style.css,text/css",
    "/icon.svg,image/svg+xml"
  })
  void everyPartOfThePageIsThere(String path, String type) throws Exception {
    Answer answer = page.get(path);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).contains(type);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/nothing", "/../ServiceMain.class", "/%2e%2e/http/", "/vicinity", "/.git/config"})
  void nothingElseIs(String path) throws Exception {
    assertThat(page.get(path).status()).isBetween(400, 404);
  }

  @Test
  void loggingInSetsACookieThatScriptsAndOtherSitesDoNotGet() throws Exception {
    assertThat(page.get("/session").json().has("user")).isFalse();
    Answer in = page.post("/session", ALICE);
    assertThat(in.status()).isEqualTo(200);
    assertThat(in.header("Set-Cookie"))
        .startsWith("session-" + service.origin().port() + "=")
        .contains("HttpOnly")
        .contains("SameSite=Strict")
        .contains("Path=/");
    assertThat(page.get("/session").json().at("/user/id").asText()).isEqualTo("alice");
    assertThat(page.get("/session").json().at("/user/displayName").asText()).isEqualTo("Alice");
  }

  @Test
  void loggingOutEndsTheSession() throws Exception {
    page.logIn("alice");
    String origin = service.origin().serialized();
    assertThat(page.send("DELETE", "/session", "", "Origin", origin).status()).isEqualTo(204);
    assertThat(page.get("/session").json().has("user")).isFalse();
    assertThat(page.post("/vicinity/challenges", "{}").status()).isEqualTo(401);
  }

  @Test
  void aSessionEnds() throws Exception {
    page.logIn("alice");
    clock.pass(Duration.ofHours(12));
    assertThat(page.get("/session").json().has("user")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"user\":\"alice\",\"password\":\"bob-demo\"}",
        "{\"user\":\"eve\",\"password\":\"eve-demo\"}",
        "{\"user\":\"Alice\",\"password\":\"alice-demo\"}"
      })
  void aWrongNameOrPasswordIsOneAnswer(String body) throws Exception {
    Answer answer = page.post("/session", body);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.error()).isEqualTo("the name or the password is wrong");
    assertThat(answer.header("Set-Cookie")).isEmpty();
  }

  @Test
  void guessingIsSlowedDownPerName() throws Exception {
    for (int i = 0; i < 10; i++) {
      page.post("/session", "{\"user\":\"alice\",\"password\":\"" + i + "\"}");
    }
    Answer paused = page.post("/session", ALICE);
    assertThat(paused.status()).isEqualTo(429);
    assertThat(Integer.parseInt(paused.header("Retry-After"))).isBetween(1, 30);
    assertThat(page.post("/session", "{\"user\":\"bob\",\"password\":\"bob-demo\"}").status())
        .isEqualTo(200);
    clock.pass(Duration.ofSeconds(31));
    assertThat(page.post("/session", ALICE).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "https://evil.example", "http://localhost", "http://127.0.0.1"})
  void onlyTheServicesOwnPagesWrite(String origin) throws Exception {
    page.logIn("alice");
    String[] headers = origin.isEmpty() ? new String[0] : new String[] {"Origin", origin};
    for (String path :
        new String[] {"/session", "/vicinity/challenges", "/vicinity/certificates"}) {
      Answer answer = page.send("POST", path, ALICE, headers);
      assertThat(answer.status()).isEqualTo(403);
      assertThat(answer.error()).contains(service.origin().serialized());
      assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/vicinity/challenges", "/vicinity/certificates"})
  void theIssuerWantsALogIn(String path) throws Exception {
    assertThat(page.post(path, "{\"csr\":\"x\"}").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @CsvSource({
    "application/json,{,400",
    "application/json,[],400",
    "application/json,{\"user\":1},400",
    "application/json,{\"user\":\"a\"},400",
    "application/json,'{\"user\":\"a\",\"user\":\"b\",\"password\":\"x\"}',400",
    "application/json,{} {},400",
    "text/plain,{},415",
    "application/x-www-form-urlencoded,user=alice,415"
  })
  void aBodyThatIsNotWhatItShouldBeIsRefused(String type, String body, int status)
      throws Exception {
    Answer answer = Raw.post(service.origin(), "/session", type, body);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.error()).isNotEmpty();
  }

  @Test
  void aBodyThatIsTooLongIsRefused() throws Exception {
    String body = "{\"user\":\"" + "x".repeat(40_000) + "\"}";
    assertThat(page.post("/session", body).status()).isEqualTo(413);
  }

  @Test
  void wrongMethodsAreTold() throws Exception {
    assertThat(page.get("/vicinity/challenges").status()).isEqualTo(405);
    assertThat(page.get("/vicinity/certificates").header("Allow")).isEqualTo("POST");
  }

  /** Requests whose content type the other client would set itself. */
  private static final class Raw {
    static Answer post(
        org.vicinity.certstore.name.Origin service, String path, String type, String body)
        throws Exception {
      var request =
          java.net.http.HttpRequest.newBuilder(java.net.URI.create(service.serialized() + path))
              .header("Origin", service.serialized())
              .header("Content-Type", type)
              .POST(java.net.http.HttpRequest.BodyPublishers.ofString(body))
              .build();
      var response =
          java.net.http.HttpClient.newHttpClient()
              .send(request, java.net.http.HttpResponse.BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          new com.fasterxml.jackson.databind.ObjectMapper().readTree(response.body()),
          response);
    }
  }
}
