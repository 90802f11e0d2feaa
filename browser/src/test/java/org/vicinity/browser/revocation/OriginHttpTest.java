package org.vicinity.browser.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.browser.fixture.PrivateCa;
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
          assertThat(exchange.getRequestHeaders().getFirst("User-Agent")).isEqualTo("Vicinity");
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
  void asksOverTlsOnlyWhomItCanTellApart() throws Exception {
    PrivateCa webCa = new PrivateCa("web CA");
    KeyPair key = PrivateCa.newKey();
    SSLContext served = SSLContext.getInstance("TLS");
    served.init(keys(key, webCa.issue("localhost", key.getPublic())), null, new SecureRandom());
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(served));
    AtomicInteger requests = new AtomicInteger();
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          RevokingService.send(exchange, 200, new byte[] {7});
        });
    server.start();
    try {
      Origin secure = Origin.parse("https://localhost:" + server.getAddress().getPort());
      URI at = URI.create(secure.serialized() + "/crl");
      assertThatThrownBy(() -> http.get(secure, at, "a/b", 1000))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("PKIX path building failed");
      assertThat(requests).hasValue(0);
      OriginHttp trusting = new OriginHttp(Duration.ofSeconds(30), Optional.of(trusting(webCa)));
      assertThat(trusting.get(secure, at, "a/b", 1000)).containsExactly(7);
      Origin otherName = Origin.parse("https://127.0.0.1:" + server.getAddress().getPort());
      assertThatThrownBy(
              () ->
                  trusting.get(otherName, URI.create(otherName.serialized() + "/crl"), "a/b", 1000))
          .isInstanceOf(IOException.class);
      assertThat(requests).hasValue(1);
    } finally {
      server.stop(0);
    }
  }

  private static KeyManager[] keys(KeyPair key, X509Certificate certificate) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("web", key.getPrivate(), new char[0], new X509Certificate[] {certificate});
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, new char[0]);
    return factory.getKeyManagers();
  }

  private static SSLContext trusting(PrivateCa ca) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("web", ca.certificate());
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), new SecureRandom());
    return context;
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
