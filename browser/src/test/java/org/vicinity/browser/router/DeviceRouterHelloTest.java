package org.vicinity.browser.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** Whom the first bytes of a connection get past the router's door. */
class DeviceRouterHelloTest extends RouterFixture {
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
}
