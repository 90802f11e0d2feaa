package org.vicinity.browser.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.settings.GrantFixtures;

/** How the router finds the granted device and makes sure of its key. */
class DeviceRouterKeyTest extends RouterFixture {
  @Test
  void knowsTheKeyOfACertificateThatAnotherProviderRead() throws Exception {
    X509Certificate readOtherwise =
        (X509Certificate)
            CertificateFactory.getInstance("X.509", new BouncyCastleProvider())
                .generateCertificate(new ByteArrayInputStream(bench.certificate.getEncoded()));
    assertThat(readOtherwise.getPublicKey())
        .isNotInstanceOf(bench.certificate.getPublicKey().getClass());
    bench.grant(readOtherwise);
    bench.device(RouterBench::echoLines);
    try (SSLSocket client = bench.tls(HOST)) {
      assertThat(RouterBench.exchange(client, "hello")).isEqualTo("echo hello");
    }
  }

  @Test
  void probesADeviceOnceInASession() throws Exception {
    TlsDevice device = bench.device(RouterBench::echoLines);
    for (int times = 0; times < 3; times++) {
      try (SSLSocket client = bench.tls(HOST)) {
        assertThat(RouterBench.exchange(client, "hello")).isEqualTo("echo hello");
      }
    }
    assertThat(device.connections).hasValue(4);
  }

  @Test
  void sendsNoByteOfHttpToADeviceWithAnotherKey() throws Exception {
    KeyPair other = GrantFixtures.keyPair();
    TlsDevice impostor =
        bench.device(
            other,
            GrantFixtures.certificate(
                "media-server-1", HOST, other.getPublic(), Instant.now().plus(Duration.ofDays(9))),
            RouterBench::echoLines);
    assertThat(answerTo(Hellos.of(Optional.of(HOST), "h2"))).isEqualTo(INTERNAL_ERROR);
    assertThat(impostor.plainBytes).hasValue(0);
    assertThat(impostor.connections).as("the probe alone").hasValue(1);
    assertThat(bench.router.lastRefusal(HOST)).contains(Refusal.WRONG_KEY);
  }

  @Test
  void isNotTakenInByTheRightCertificateWithoutItsKey() throws Exception {
    TlsDevice impostor =
        bench.device(GrantFixtures.keyPair(), bench.certificate, RouterBench::echoLines);
    assertThat(answerTo(Hellos.of(Optional.of(HOST), "h2"))).isEqualTo(INTERNAL_ERROR);
    assertThat(impostor.plainBytes).hasValue(0);
    assertThat(impostor.handshakes).hasValue(0);
    assertThat(bench.router.lastRefusal(HOST)).contains(Refusal.WRONG_KEY);
  }

  @Test
  void closesWithoutAByteWhenNobodyAnswersToTheName() throws Exception {
    assertThat(answerTo(Hellos.of(Optional.of(HOST), "h2"))).isEqualTo(NOTHING);
    assertThat(bench.router.lastRefusal(HOST)).contains(Refusal.NOT_FOUND);
  }

  @Test
  void closesWithoutAByteWhenTheDeviceDoesNotAccept() throws Exception {
    bench.names.announce(HOST, RouterBench.nobody());
    assertThat(answerTo(Hellos.of(Optional.of(HOST), "h2"))).isEqualTo(NOTHING);
    assertThat(bench.router.lastRefusal(HOST)).contains(Refusal.UNREACHABLE);
  }

  @Test
  void forgetsARefusalWhenTheDeviceIsBack() throws Exception {
    answerTo(Hellos.of(Optional.of(HOST), "h2"));
    bench.device(RouterBench::echoLines);
    try (SSLSocket client = bench.tls(HOST)) {
      RouterBench.exchange(client, "hello");
    }
    assertThat(bench.router.lastRefusal(HOST)).isEmpty();
  }

  @Test
  void doesNotCallItself() throws Exception {
    bench.names.announce(HOST, new java.net.InetSocketAddress("127.0.0.1", bench.router.port()));
    assertThat(answerTo(Hellos.of(Optional.of(HOST), "h2"))).isEqualTo(NOTHING);
    assertThat(bench.router.lastRefusal(HOST)).contains(Refusal.NOT_FOUND);
  }

  @Test
  void findsADeviceAtItsNewAddressAndProbesItThere() throws Exception {
    TlsDevice before = bench.device(RouterBench::echoLines);
    try (SSLSocket client = bench.tls(HOST)) {
      RouterBench.exchange(client, "hello");
    }
    before.close();
    TlsDevice after = bench.device(RouterBench::echoLines);
    try (SSLSocket client = bench.tls(HOST)) {
      assertThat(RouterBench.exchange(client, "hello")).isEqualTo("echo hello");
    }
    assertThat(after.connections).as("probe and connection").hasValue(2);
  }

  @Test
  void isNotTakenInByAnotherDeviceAtANewAddress() throws Exception {
    TlsDevice device = bench.device(RouterBench::echoLines);
    try (SSLSocket client = bench.tls(HOST)) {
      RouterBench.exchange(client, "hello");
    }
    device.close();
    TlsDevice impostor =
        bench.device(GrantFixtures.keyPair(), bench.certificate, RouterBench::echoLines);
    assertThat(answerTo(Hellos.of(Optional.of(HOST), "h2"))).isEqualTo(INTERNAL_ERROR);
    assertThat(impostor.plainBytes).hasValue(0);
  }

  @Test
  void connectionsThatComeTogetherShareOneProbe() throws Exception {
    AtomicInteger probes = new AtomicInteger();
    CountDownLatch allThere = new CountDownLatch(1);
    KeyProbe counting =
        (endpoint, expected, timeout) -> {
          probes.incrementAndGet();
          try {
            allThere.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return List.of();
        };
    try (RouterBench many = new RouterBench(counting, RouterLimits.standard())) {
      TlsDevice device = many.device(RouterBench::echoLines);
      List<Socket> clients = new ArrayList<>();
      for (int times = 0; times < 6; times++) {
        Socket client = many.connect();
        client.getOutputStream().write(Hellos.of(Optional.of(HOST), "h2"));
        clients.add(client);
      }
      allThere.countDown();
      for (Socket client : clients) {
        assertThat(client.getInputStream().read()).isEqualTo(22);
        client.close();
      }
      assertThat(probes).hasValue(1);
      assertThat(device.connections).hasValue(6);
    }
  }
}
