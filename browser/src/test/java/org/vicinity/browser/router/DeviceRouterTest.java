package org.vicinity.browser.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vicinity.browser.settings.GrantFixtures;

@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DeviceRouterTest {
  private static final String HOST = RouterBench.HOST;
  private static final byte[] UNRECOGNIZED_NAME = {21, 3, 3, 0, 2, 2, 112};
  private static final byte[] INTERNAL_ERROR = {21, 3, 3, 0, 2, 2, 80};
  private static final byte[] NOTHING = {};

  private RouterBench bench;

  @BeforeEach
  void start() throws Exception {
    bench = new RouterBench();
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  @Test
  void aWebSocketsConnectionPassesWhenItsPageWasAnnounced() throws Exception {
    bench.device(
        (in, out) ->
            out.write((RouterBench.readLine(in) + "\n").getBytes(StandardCharsets.US_ASCII)));
    try (SSLSocket client = bench.tls(HOST, "http/1.1")) {
      bench.router.announceSocket("https://vod.example.com", HOST);
      assertThat(RouterBench.exchange(client, "hello")).isEqualTo("hello");
    }
  }

  @Test
  void aWebSocketsConnectionOfAnyOtherOriginIsClosedWithoutAByte() throws Exception {
    AtomicInteger talks = new AtomicInteger();
    bench.device((in, out) -> talks.incrementAndGet());
    for (String other : List.of("https://vod.example.com:8443", "http://vod.example.com", "null")) {
      bench.router.announceSocket(other, HOST);
    }
    assertThat(answerTo(Hellos.of(Optional.of(HOST), "http/1.1"))).isEqualTo(NOTHING);
    assertThat(answerTo(Hellos.of(Optional.of(HOST)))).isEqualTo(NOTHING);
    assertThat(talks).hasValue(0);
  }

  @Test
  void passesHttpOverTlsOnToTheGrantedDevice() throws Exception {
    bench.device(
        (in, out) -> {
          String request = RouterBench.readLine(in);
          while (!RouterBench.readLine(in).equals("\r")) {
            // The headers do not matter here.
          }
          out.write(
              ("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n" + request.substring(4, 9))
                  .getBytes(StandardCharsets.US_ASCII));
        });
    try (SSLSocket client = bench.tls(HOST)) {
      client
          .getOutputStream()
          .write("GET /film HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 200 OK")
          .endsWith("/film");
    }
    assertThat(bench.router.lastRefusal(HOST)).isEmpty();
  }

  @Test
  void letsTheClientSeeTheDevicesOwnCertificate() throws Exception {
    bench.device(RouterBench::echoLines);
    try (SSLSocket client = bench.tls(HOST)) {
      client.startHandshake();
      assertThat(client.getSession().getPeerCertificates()[0]).isEqualTo(bench.certificate);
    }
  }

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
  void movesMuchInBothDirectionsAtOnceUnharmed() throws Exception {
    byte[] up = RouterBench.pattern(8_000, 1);
    byte[] down = RouterBench.pattern(8_000, 2);
    CompletableFuture<String> arrived = new CompletableFuture<>();
    bench.device(
        (in, out) -> {
          byte[] first = in.readNBytes(1);
          if (first.length == 0) {
            // The probe says nothing.
            return;
          }
          CompletableFuture<Void> sent = sendInBackground(out, down);
          arrived.complete(sha256(concat(first, in.readNBytes(up.length - 1))));
          sent.join();
        });
    try (SSLSocket client = bench.tls(HOST)) {
      client.startHandshake();
      CompletableFuture<Void> sent = sendInBackground(client.getOutputStream(), up);
      byte[] received = client.getInputStream().readNBytes(down.length);
      sent.join();
      assertThat(sha256(received)).isEqualTo(sha256(down));
      assertThat(arrived.get(60, TimeUnit.SECONDS)).isEqualTo(sha256(up));
    }
  }

  @Test
  void passesOnThatTheClientHasNothingMoreToSay() throws Exception {
    bench.device(
        (in, out) -> {
          byte[] all = in.readAllBytes();
          out.write(("got " + all.length).getBytes(StandardCharsets.US_ASCII));
        });
    try (SSLSocket client = bench.tls(HOST)) {
      client.getOutputStream().write(new byte[100_000]);
      client.shutdownOutput();
      assertThat(new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .isEqualTo("got 100000");
    }
  }

  @Test
  void endsTheDevicesConnectionWhenTheClientGoesAway() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    bench.device(
        (in, out) -> {
          try {
            RouterBench.echoLines(in, out);
          } finally {
            ended.countDown();
          }
        });
    SSLSocket client = bench.tls(HOST);
    assertThat(RouterBench.exchange(client, "hello")).isEqualTo("echo hello");
    client.close();
    assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
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
  void reportsAUseOnceAMinute() throws Exception {
    bench.device(RouterBench::echoLines);
    for (int times = 0; times < 3; times++) {
      try (SSLSocket client = bench.tls(HOST)) {
        RouterBench.exchange(client, "hello");
      }
    }
    assertThat(bench.used).hasSize(1);
  }

  @Test
  void refusesAServerNameThatNobodyWasGranted() throws Exception {
    TlsDevice device = bench.device(RouterBench::echoLines);
    bench.names.announce("other.vod-example-com.local", device.address());
    assertThat(answerTo(Hellos.of(Optional.of("other.vod-example-com.local"), "h2")))
        .isEqualTo(UNRECOGNIZED_NAME);
    assertThat(device.connections).hasValue(0);
    assertThat(bench.router.lastRefusal("other.vod-example-com.local"))
        .contains(Refusal.NOT_GRANTED);
  }

  @Test
  void tellsAnEngineOfARefusedNameByAnAlert() throws Exception {
    try (SSLSocket client = bench.tls("other.local")) {
      assertThatThrownBy(client::startHandshake)
          .isInstanceOf(SSLException.class)
          .hasMessageContaining("unrecognized_name");
    }
  }

  @Test
  void refusesAHelloWithoutServerName() throws Exception {
    TlsDevice device = bench.device(RouterBench::echoLines);
    assertThat(answerTo(Hellos.of(Optional.empty(), "h2"))).isEqualTo(UNRECOGNIZED_NAME);
    assertThat(device.connections).hasValue(0);
  }

  @Test
  void closesWhatIsNotTlsWithoutAByte() throws Exception {
    assertThat(answerTo("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(NOTHING);
    assertThat(answerTo(RouterBench.pattern(40, 3))).isEqualTo(NOTHING);
  }

  @Test
  void takesAHelloByteByByte() throws Exception {
    bench.device(RouterBench::echoLines);
    byte[] hello = Hellos.records(Hellos.message(Hellos.of(Optional.of(HOST), "h2")), 50);
    try (Socket client = bench.connect()) {
      client.setTcpNoDelay(true);
      for (byte each : hello) {
        client.getOutputStream().write(each);
        client.getOutputStream().flush();
      }
      assertThat(client.getInputStream().read()).as("the device's handshake record").isEqualTo(22);
    }
  }

  @Test
  void closesWhoDoesNotCompleteTheHelloInTime() throws Exception {
    try (RouterBench hasty =
            new RouterBench(new TlsKeyProbe(), RouterBench.limits(10, Duration.ofMillis(200)));
        Socket client = hasty.connect()) {
      client.getOutputStream().write(new byte[] {22, 3, 1});
      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
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
  void dropEndsOpenConnectionsOfThatHostAndNoOther() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    bench.device(
        (in, out) -> {
          try {
            RouterBench.echoLines(in, out);
          } finally {
            ended.countDown();
          }
        });
    try (SSLSocket client = bench.tls(HOST)) {
      RouterBench.exchange(client, "hello");
      bench.router.drop("other.vod-example-com.local");
      assertThat(RouterBench.exchange(client, "still")).isEqualTo("echo still");
      bench.grants.clear();
      bench.router.drop(HOST);
      assertThatThrownBy(() -> readOrFail(client)).isInstanceOf(IOException.class);
      assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(answerTo(Hellos.of(Optional.of(HOST), "h2"))).isEqualTo(UNRECOGNIZED_NAME);
  }

  @Test
  void aRevokedDeviceGetsNotAByteAndTheClientIsToldWhy() throws Exception {
    TlsDevice device = bench.device(RouterBench::echoLines);
    for (Refusal why : List.of(Refusal.REVOKED, Refusal.REVOCATION_UNKNOWN)) {
      bench.withheld = Optional.of(why);
      assertThat(answerTo(Hellos.of(Optional.of(HOST), "h2"))).isEqualTo(UNRECOGNIZED_NAME);
      assertThat(bench.router.lastRefusal(HOST)).contains(why);
    }
    assertThat(device.connections).hasValue(0);
    bench.withheld = Optional.empty();
    try (SSLSocket client = bench.tls(HOST)) {
      assertThat(RouterBench.exchange(client, "hello")).isEqualTo("echo hello");
    }
    assertThat(bench.stapled.take()).isEmpty();
  }

  @Test
  void dropEndsAConnectionThatIsStillBeingMade() throws Exception {
    CountDownLatch probing = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    KeyProbe slow =
        (endpoint, expected, timeout) -> {
          probing.countDown();
          try {
            goOn.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return List.of();
        };
    try (RouterBench held = new RouterBench(slow, RouterLimits.standard())) {
      TlsDevice device = held.device(RouterBench::echoLines);
      try (Socket client = held.connect()) {
        client.getOutputStream().write(Hellos.of(Optional.of(HOST), "h2"));
        probing.await();
        held.grants.clear();
        held.router.drop(HOST);
        goOn.countDown();
        assertThat(endOf(client)).isEqualTo(NOTHING);
      }
      assertThat(device.plainBytes).hasValue(0);
      assertThat(device.handshakes).hasValue(0);
    }
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

  @Test
  void refusesConnectionsBeyondItsLimit() throws Exception {
    try (RouterBench small =
            new RouterBench(new TlsKeyProbe(), RouterBench.limits(2, Duration.ofMinutes(1)));
        Socket first = small.connect();
        Socket second = small.connect();
        Socket third = small.connect()) {
      assertThat(endOf(third)).isEqualTo(NOTHING);
      assertThat(List.of(first, second)).noneMatch(Socket::isClosed);
    }
  }

  @Test
  void closeEndsEverything() throws Exception {
    bench.device(RouterBench::echoLines);
    try (SSLSocket client = bench.tls(HOST)) {
      RouterBench.exchange(client, "hello");
      bench.router.close();
      assertThatThrownBy(() -> readOrFail(client)).isInstanceOf(IOException.class);
      assertThat(bench.router.openConnections()).isZero();
      assertThatThrownBy(() -> bench.connect().close()).isInstanceOf(IOException.class);
    }
  }

  /** Sends that and returns all that comes back until the end. */
  private byte[] answerTo(byte[] first) throws IOException {
    try (Socket client = bench.connect()) {
      client.getOutputStream().write(first);
      return endOf(client);
    }
  }

  /** A connection that is broken off ends as well, but says so by an exception. */
  private static byte[] endOf(Socket client) throws IOException {
    java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
    InputStream in = client.getInputStream();
    try {
      for (int next = in.read(); next >= 0; next = in.read()) {
        all.write(next);
      }
    } catch (java.net.SocketException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
    return all.toByteArray();
  }

  private static void readOrFail(SSLSocket client) throws IOException {
    if (client.getInputStream().read() < 0) {
      throw new IOException("ended");
    }
  }

  private static CompletableFuture<Void> sendInBackground(OutputStream out, byte[] bytes) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            out.write(bytes);
            out.flush();
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        },
        task -> new Thread(task, "sender").start());
  }

  private static byte[] concat(byte[] first, byte[] second) {
    return java.nio.ByteBuffer.allocate(first.length + second.length)
        .put(first)
        .put(second)
        .array();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
