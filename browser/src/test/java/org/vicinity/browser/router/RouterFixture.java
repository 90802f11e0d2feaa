package org.vicinity.browser.router;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** A router, and the answers that a client of it gets. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
abstract class RouterFixture {
  static final String HOST = RouterBench.HOST;
  static final byte[] UNRECOGNIZED_NAME = {21, 3, 3, 0, 2, 2, 112};
  static final byte[] INTERNAL_ERROR = {21, 3, 3, 0, 2, 2, 80};
  static final byte[] NOTHING = {};

  RouterBench bench;

  @BeforeEach
  void start() throws Exception {
    bench = new RouterBench();
  }

  @AfterEach
  void stop() throws Exception {
    bench.close();
  }

  /** Sends that and returns all that comes back until the end. */
  byte[] answerTo(byte[] first) throws IOException {
    try (Socket client = bench.connect()) {
      client.getOutputStream().write(first);
      return endOf(client);
    }
  }

  /** A connection that is broken off ends as well, but says so by an exception. */
  static byte[] endOf(Socket client) throws IOException {
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
}
