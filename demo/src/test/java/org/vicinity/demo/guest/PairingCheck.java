package org.vicinity.demo.guest;

import java.nio.file.Path;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.vicinity.ble.BleTransport;
import org.vicinity.ble.bluez.BluezCentral;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.certstore.verify.CertificateVerifier;
import org.vicinity.certstore.verify.Expectation;
import org.vicinity.certstore.verify.Verdict;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.DiscoveryListener;
import org.vicinity.channel.NearFieldTransport;
import org.vicinity.channel.TransportStatus;
import org.vicinity.channel.lan.LanTransport;
import org.vicinity.channel.mdns.HostEndpoint;
import org.vicinity.channel.mdns.LocalLink;
import org.vicinity.channel.mdns.MdnsResolver;
import org.vicinity.channel.pairing.CertificateRequest;
import org.vicinity.channel.pairing.PairingSecret;
import org.vicinity.channel.session.SessionRehearsal;
import org.vicinity.demo.fixture.Browser;
import org.vicinity.demo.fixture.DeviceClient;
import org.vicinity.demo.fixture.ServiceClient;
import org.vicinity.demo.fixture.TestDevice;
import org.vicinity.demo.fixture.TestService;
import org.vicinity.demo.service.ca.Fault;

/**
 * Everything but Chromium against a demo device of another process: steps 2 to 14 over Bluetooth
 * and, beside it, over the LAN. Both are programs that run for long in practice: the figures of the
 * last round are those of programs that are warm, those of the first include compiling them.
 */
public final class PairingCheck implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int ROUNDS = 3;

  private final String name;
  private final TestService service;
  private final MdnsResolver names = new MdnsResolver(LocalLink.named("lo"));
  private int hosts;

  private PairingCheck(Path directory, String name) throws Exception {
    this.name = name;
    this.service = new TestService(directory, Fault.NONE, Clock.systemUTC());
  }

  /** Takes the directory with the device's {@code product/ca.pem}, and the device's name. */
  public static void main(String[] arguments) throws Exception {
    try (PairingCheck check = new PairingCheck(Path.of(arguments[0]), arguments[1]);
        NearFieldTransport ble = new BleTransport(BluezCentral.onSystemBus());
        NearFieldTransport lan = new LanTransport(LocalLink.named("lo"))) {
      SessionRehearsal.run(); // as the browser does while its user reads the chooser
      for (int round = 1; round <= ROUNDS; round++) {
        Figures figures = new Figures();
        check.exchange(ble, figures);
        check.exchange(lan, figures);
        System.out.println("round " + round + " of " + ROUNDS + ":");
        figures.print();
      }
    }
    System.out.println("pairing check passed");
    System.exit(0);
  }

  private void exchange(NearFieldTransport transport, Figures figures) throws Exception {
    ServiceClient page = new ServiceClient(service.origin()).logIn("alice");
    byte[] challenge = page.challenge();
    DeviceHostName host = DeviceHostName.of(service.origin(), name + "-" + ++hosts, it -> false);
    figures.begin(transport.name());
    DiscoveredDevice device = find(transport);
    figures.mark("scan start to device shown");

    long confirmed = System.nanoTime();
    CountingChannel channel = new CountingChannel(transport.open(device, LIMIT));
    figures.mark("confirm to channel");
    try (Browser browser = new Browser(channel, TestDevice.PIN)) {
      figures.mark("greeting and key exchange", channel.bytes());
      CertificateRequest request = browser.request(service.origin(), host, challenge);
      figures.mark("CSR round trip (steps 6 to 10)", channel.bytes());
      HostEndpoint endpoint = names.resolve(host.value(), LIMIT).orElseThrow();
      ServiceClient.Answer issued =
          page.certificate(request.csr(), request.attestation(), host.value());
      require(issued.error().isEmpty(), issued.error());
      List<X509Certificate> chain = ServiceClient.certificates(issued, "certificate");
      X509Certificate authority = ServiceClient.certificates(issued, "authority").get(0);
      verify(host, request, chain, authority);
      figures.mark("name, service and verification");
      PairingSecret secret = browser.deliver(service.origin(), chain, authority);
      figures.mark("certificate delivery (steps 12, 13)", channel.bytes());
      int port = endpoint.address().getPort();
      require(Browser.commit(port, host, authority, secret) == 204, "the commit was refused");
      figures.mark("commit over TLS");
      figures.total("confirm to a ready device", confirmed);
      use(host, port, authority);
    }
  }

  private static void verify(
      DeviceHostName host,
      CertificateRequest request,
      List<X509Certificate> chain,
      X509Certificate authority)
      throws Exception {
    PublicKey key = new JcaPKCS10CertificationRequest(request.csr()).getPublicKey();
    Verdict verdict =
        new CertificateVerifier()
            .verify(chain, new Expectation(host, authority, key), Instant.now());
    require(verdict instanceof Verdict.Trusted, String.valueOf(verdict));
  }

  private void use(DeviceHostName host, int port, X509Certificate authority) throws Exception {
    try (DeviceClient page = DeviceClient.http1(port, List.of(authority))) {
      int status = page.get(host.origin() + "/status", service.origin().serialized()).getStatus();
      require(status == 200, "the device answered " + status);
    }
  }

  private DiscoveredDevice find(NearFieldTransport transport) throws Exception {
    CompletableFuture<DiscoveredDevice> found = new CompletableFuture<>();
    NearFieldTransport.Discovery search =
        transport.discover(
            new DiscoveryListener() {
              @Override
              public void seen(DiscoveredDevice device) {
                if (device.name().equals(name) && device.pairable()) {
                  found.complete(device);
                }
              }

              @Override
              public void lost(DiscoveredDevice device) {}

              @Override
              public void status(TransportStatus status) {
                System.out.println(transport.name() + ": " + status);
              }
            });
    try {
      return found.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } finally {
      search.close();
    }
  }

  private static void require(boolean condition, String otherwise) {
    if (!condition) {
      throw new AssertionError(otherwise);
    }
  }

  @Override
  public void close() {
    names.close();
    service.close();
  }
}
