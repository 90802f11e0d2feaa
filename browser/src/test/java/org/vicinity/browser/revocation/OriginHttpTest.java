package org.vicinity.browser.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.browser.fixture.RevokingService;
import org.vicinity.certstore.name.Origin;

@Timeout(value = 2, unit = TimeUnit.MINUTES)
class OriginHttpTest {
  private final OriginHttp http = new OriginHttp();
  private RevokingService service;
  private Origin origin;

  @BeforeEach
  void start() throws IOException {
    service = new RevokingService();
    origin = Origin.parse(service.origin());
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private byte[] get(OriginHttp client, String url) throws IOException {
    return client.get(origin, URI.create(url), "application/pkix-crl", 1000);
  }

  @Test
  void readsFromTheOrigin() throws Exception {
    service.serves("/crl", "list".getBytes(StandardCharsets.US_ASCII));
    assertThat(get(http, service.url("/crl"))).asString().isEqualTo("list");
  }

  @Test
  void asksNobodyElse() throws Exception {
    try (RevokingService other = new RevokingService()) {
      other.serves("/crl", new byte[1]);
      for (String url :
          new String[] {
            other.url("/crl"),
            service.url("/crl").replace("localhost", "127.0.0.1"),
            service.url("/crl").replace("http:", "https:"),
            service.url("/crl").replace("localhost", "user@localhost"),
            service.url("/crl").replace("http:", "ftp:"),
            service.url("/crl") + "#x"
          }) {
        assertThatThrownBy(() -> get(http, url)).as(url).hasMessage("an address of another origin");
      }
      assertThat(other.asked).isEmpty();
      assertThat(service.asked).isEmpty();
    }
  }

  @Test
  void followsNoRedirect() throws Exception {
    try (RevokingService other = new RevokingService()) {
      service.on(
          "/crl",
          exchange -> {
            exchange.getResponseHeaders().set("Location", other.url("/crl"));
            RevokingService.send(exchange, 302, new byte[0]);
          });
      assertThatThrownBy(() -> get(http, service.url("/crl"))).hasMessage("the answer 302");
      assertThat(other.asked).isEmpty();
    }
  }

  @Test
  void sendsNoCookieBack() throws Exception {
    service.on(
        "/crl",
        exchange -> {
          assertThat(exchange.getRequestHeaders()).doesNotContainKeys("Cookie", "Authorization");
          exchange.getResponseHeaders().set("Set-Cookie", "a=b; Path=/");
          RevokingService.send(exchange, 200, new byte[1]);
        });
    get(http, service.url("/crl"));
    assertThat(get(http, service.url("/crl"))).hasSize(1);
  }

  @Test
  void takesNothingThatIsTooLong() {
    service.on("/crl", RevokingService::withoutEnd);
    assertThatThrownBy(() -> get(http, service.url("/crl")))
        .hasMessageContaining("more than 1000 bytes");
  }

  @Test
  void doesNotWaitForASlowServer() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    service.on(
        "/crl",
        exchange -> {
          exchange.sendResponseHeaders(200, 100);
          exchange.getResponseBody().write(1);
          exchange.getResponseBody().flush();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    OriginHttp impatient = new OriginHttp(Duration.ofMillis(300), Optional.empty());
    assertThatThrownBy(() -> get(impatient, service.url("/crl")))
        .isInstanceOf(OriginHttp.SilentException.class)
        .hasMessageContaining("no answer within");
    end.countDown();
  }

  @Test
  void saysWhenNobodyListens() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    Origin gone = Origin.parse("http://localhost:" + closed);
    assertThatThrownBy(() -> http.get(gone, URI.create(gone.serialized() + "/crl"), "a/b", 1000))
        .isInstanceOf(OriginHttp.SilentException.class)
        .hasMessage("no connection");
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://192.0.2.1:8080", "http://[2001:db8::1]:8080"})
  void talksToOtherComputersOverTlsOnly(String address) {
    assertThatThrownBy(
            () -> http.get(Origin.parse(address), URI.create(address + "/crl"), "a/b", 1000))
        .hasMessage("an address without TLS that is not on this computer");
  }
}
