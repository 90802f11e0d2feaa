package org.vicinity.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.eclipse.jetty.client.ContentResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.certstore.verify.CertificateVerifier;
import org.vicinity.certstore.verify.Expectation;
import org.vicinity.certstore.verify.Verdict;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.DiscoveryListener;
import org.vicinity.channel.MessageChannel;
import org.vicinity.channel.NearFieldTransport;
import org.vicinity.channel.TransportStatus;
import org.vicinity.channel.lan.LanTransport;
import org.vicinity.channel.mdns.HostEndpoint;
import org.vicinity.channel.mdns.LocalLink;
import org.vicinity.channel.mdns.MdnsResolver;
import org.vicinity.channel.pairing.CertificateRequest;
import org.vicinity.channel.pairing.PairingSecret;
import org.vicinity.demo.fixture.Browser;
import org.vicinity.demo.fixture.DeviceClient;
import org.vicinity.demo.fixture.ServiceClient;
import org.vicinity.demo.fixture.TestDevice;
import org.vicinity.demo.fixture.TestService;
import org.vicinity.demo.service.ca.Fault;

/**
 * The whole exchange on the loopback network: real device, real service, everything but Chromium.
 */
class ExchangeTest {
  @TempDir Path directory;
  private final StepRecorder steps = new StepRecorder();
  private final String name = TestDevice.uniqueName();
  private TestDevice device;
  private TestService service;

  @BeforeEach
  void start() throws Exception {
    steps.attach();
    device = new TestDevice(directory, name);
    service = new TestService(directory, Fault.NONE, Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    service.close();
    device.close();
    steps.detach();
  }

  @Test
  void overTheLan() throws Exception {
    LocalLink lo = LocalLink.named("lo");
    try (NearFieldTransport lan = new LanTransport(lo)) {
      DiscoveredDevice found = find(lan);
      assertThat(found.type()).isEqualTo("media-cache");
      assertThat(found.pairable()).isTrue();
      exchange(lan.open(found, Duration.ofSeconds(30)));
    }
  }

  @Test
  void overAChannelInMemory() throws Exception {
    exchange(device.open());
  }

  private DiscoveredDevice find(NearFieldTransport lan) throws Exception {
    CompletableFuture<DiscoveredDevice> found = new CompletableFuture<>();
    DiscoveryListener listener =
        new DiscoveryListener() {
          @Override
          public void seen(DiscoveredDevice device) {
            if (device.name().equals(name)) {
              found.complete(device);
            }
          }

          @Override
          public void lost(DiscoveredDevice device) {}

          @Override
          public void status(TransportStatus status) {}
        };
    try (NearFieldTransport.Discovery search = lan.discover(listener)) {
      assertThat(search).isNotNull();
      return found.get(60, TimeUnit.SECONDS);
    }
  }

  private void exchange(MessageChannel channel) throws Exception {
    ServiceClient page = new ServiceClient(service.origin()).logIn("alice");
    DeviceHostName host = DeviceHostName.of(service.origin(), name, taken -> false);
    try (Browser browser = new Browser(channel, TestDevice.PIN);
        MdnsResolver names = new MdnsResolver(LocalLink.named("lo"))) {
      CertificateRequest request = browser.request(service.origin(), host, page.challenge());
      PublicKey key = new JcaPKCS10CertificationRequest(request.csr()).getPublicKey();
      HostEndpoint endpoint = names.resolve(host.value(), Duration.ofSeconds(20)).orElseThrow();
      assertThat(endpoint.address().getPort()).isEqualTo(device.device().httpsPort());

      ServiceClient.Answer issued =
          page.certificate(request.csr(), request.attestation(), host.value());
      assertThat(issued.error()).isEmpty();
      List<X509Certificate> chain = ServiceClient.certificates(issued, "certificate");
      X509Certificate authority = ServiceClient.certificates(issued, "authority").get(0);
      assertThat(
              new CertificateVerifier()
                  .verify(chain, new Expectation(host, authority, key), Instant.now()))
          .isInstanceOf(Verdict.Trusted.class);

      PairingSecret secret = browser.deliver(service.origin(), chain, authority);
      int port = endpoint.address().getPort();
      assertThat(Browser.commit(port, host, authority, secret)).isEqualTo(204);
      use(host, port, authority);
    }
    assertThat(steps.numbers()).containsSubsequence(7, 8, 9, 11, 14).doesNotHaveDuplicates();
  }

  private void use(DeviceHostName host, int port, X509Certificate authority) throws Exception {
    String origin = service.origin().serialized();
    try (DeviceClient page = DeviceClient.http1(port, List.of(authority))) {
      ContentResponse status = page.get(host.origin() + "/status", origin);
      assertThat(status.getStatus()).isEqualTo(200);
      assertThat(status.getHeaders().get("Access-Control-Allow-Origin")).isEqualTo(origin);
      assertThat(page.get(host.origin() + "/media/film.webm", origin).getContent().length)
          .isGreaterThan(1 << 20);
      String wss = host.origin().replace("https", "wss") + "/cache";
      assertThat(page.connect(wss, origin).next()).contains("\"type\":\"state\"");
    }
  }

  /** Hears which steps are told in the log. */
  private static final class StepRecorder extends AppenderBase<ILoggingEvent> {
    private final Queue<Integer> numbers = new ConcurrentLinkedQueue<>();

    void attach() {
      start();
      ((Logger) LoggerFactory.getLogger("vicinity.step")).addAppender(this);
    }

    void detach() {
      ((Logger) LoggerFactory.getLogger("vicinity.step")).detachAppender(this);
    }

    List<Integer> numbers() {
      return List.copyOf(numbers);
    }

    @Override
    protected void append(ILoggingEvent event) {
      numbers.add((Integer) event.getArgumentArray()[0]);
    }
  }
}
