package org.vicinity.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vicinity.bridge.fixture.TestCa;
import org.vicinity.bridge.fixture.TlsServer;
import org.vicinity.channel.mdns.HostEndpoint;
import org.vicinity.channel.pairing.PairingSecret;

@Timeout(60)
class DeviceHttpTest {
  private static final String HOST = "media-1.vod-example-com.local";
  private static final PairingSecret SECRET = new PairingSecret(new byte[PairingSecret.LENGTH]);

  private final AtomicReference<String> answer = new AtomicReference<>(TlsServer.status(204));
  private final TestCa ca = new TestCa("service");
  private final KeyPair key = TestCa.newKey();
  private final X509Certificate leaf = ca.issue(HOST, key.getPublic());
  private final DeviceHttp http = new DeviceHttp(Duration.ofSeconds(30));
  private TlsServer server;
  private HostEndpoint endpoint;

  @BeforeEach
  void start() throws Exception {
    server = new TlsServer(request -> answer.get());
    server.serve(HOST, key.getPrivate(), List.of(leaf));
    endpoint = new HostEndpoint(HOST, server.address());
  }

  @AfterEach
  void stop() throws Exception {
    http.close();
    server.close();
  }

  @Test
  void probeFindsTheKeyUnderTheName() {
    assertThat(http.probe(endpoint, key.getPublic()))
        .isEqualTo(new DeviceAnswer.Done(List.of(leaf)));
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void probeDoesNotMindAnExpiredCertificateOfTheKey() {
    X509Certificate old = ca.issue(HOST, key.getPublic(), Instant.EPOCH, Instant.EPOCH);
    server.serve(HOST, key.getPrivate(), List.of(old));
    assertThat(http.probe(endpoint, key.getPublic())).isInstanceOf(DeviceAnswer.Done.class);
  }

  @Test
  void probeTurnsAnotherKeyAway() {
    assertThat(http.probe(endpoint, TestCa.newKey().getPublic()))
        .isEqualTo(new DeviceAnswer.OtherKey());
  }

  @Test
  void probeOfANameThatIsNotServedIsUnreachable() {
    HostEndpoint other = new HostEndpoint("media-2.vod-example-com.local", endpoint.address());
    assertThat(http.probe(other, key.getPublic())).isInstanceOf(DeviceAnswer.Unreachable.class);
  }

  @Test
  void aClosedPortIsUnreachable() throws Exception {
    server.close();
    assertThat(http.probe(endpoint, key.getPublic())).isInstanceOf(DeviceAnswer.Unreachable.class);
  }

  @Test
  void commitPostsTheSecretToTheVerifiedCertificate() {
    assertThat(http.commit(endpoint, leaf, SECRET)).isInstanceOf(DeviceAnswer.Done.class);
    TlsServer.Request request = server.requests().get(0);
    assertThat(request.host()).isEqualTo(HOST);
    assertThat(request.line()).isEqualTo("POST /.well-known/vicinity/commit HTTP/1.1");
    assertThat(request.headers())
        .containsEntry("host", HOST)
        .containsEntry("authorization", SECRET.authorization())
        .doesNotContainKey("origin");
  }

  @Test
  void commitSendsNothingToAnotherCertificateOfTheSameKey() {
    X509Certificate other = ca.issue(HOST, key.getPublic());
    assertThat(http.commit(endpoint, other, SECRET)).isEqualTo(new DeviceAnswer.OtherKey());
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void commitReportsARefusal() {
    answer.set(TlsServer.status(401));
    assertThat(http.commit(endpoint, leaf, SECRET)).isEqualTo(new DeviceAnswer.Refused(401));
  }

  @Test
  void removeDeletesThePairing() {
    assertThat(http.remove(endpoint, key.getPublic(), SECRET))
        .isInstanceOf(DeviceAnswer.Done.class);
    assertThat(server.requests().get(0).line())
        .isEqualTo("DELETE /.well-known/vicinity/pairing HTTP/1.1");
  }

  @Test
  void whatIsNotHttpIsUnreachable() {
    answer.set("SSH-2.0-device\r\n");
    assertThat(http.commit(endpoint, leaf, SECRET)).isInstanceOf(DeviceAnswer.Unreachable.class);
  }

  @Test
  void anEndlessStatusLineIsCutOff() {
    answer.set("HTTP/1.1 204 " + "x".repeat(100_000));
    assertThat(http.commit(endpoint, leaf, SECRET)).isInstanceOf(DeviceAnswer.Unreachable.class);
  }

  @Test
  void aServerThatNeverShakesHandsEndsAtTheDeadline() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        DeviceHttp hasty = new DeviceHttp(Duration.ofMillis(200))) {
      HostEndpoint mute =
          new HostEndpoint(
              HOST, new InetSocketAddress(InetAddress.getLoopbackAddress(), silent.getLocalPort()));
      assertThat(hasty.probe(mute, key.getPublic())).isInstanceOf(DeviceAnswer.Unreachable.class);
    }
  }
}
