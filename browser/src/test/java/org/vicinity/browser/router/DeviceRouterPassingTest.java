package org.vicinity.browser.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** What passes between a client and the granted device. */
class DeviceRouterPassingTest extends RouterFixture {
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
  void reportsAUseOnceAMinute() throws Exception {
    bench.device(RouterBench::echoLines);
    for (int times = 0; times < 3; times++) {
      try (SSLSocket client = bench.tls(HOST)) {
        RouterBench.exchange(client, "hello");
      }
    }
    assertThat(bench.used).hasSize(1);
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
