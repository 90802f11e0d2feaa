package org.vicinity.browser.router;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** What the router withholds, limits and breaks off. */
class DeviceRouterEndingTest extends RouterFixture {
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

  private static void readOrFail(SSLSocket client) throws IOException {
    if (client.getInputStream().read() < 0) {
      throw new IOException("ended");
    }
  }
}
