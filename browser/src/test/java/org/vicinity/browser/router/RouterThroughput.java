package org.vicinity.browser.router;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;

/**
 * Measures what the router costs: prints the throughput of a raw stream over the loopback interface
 * from a device to a client, direct and through the router. {@code RouterThroughput [MEGABYTES]}.
 */
public final class RouterThroughput {
  private static final int CHUNK = 256 * 1024;
  private static final int ROUNDS = 5;

  private RouterThroughput() {}

  public static void main(String[] arguments) throws Exception {
    long bytes = (arguments.length > 0 ? Long.parseLong(arguments[0]) : 2_048) * 1024 * 1024;
    byte[] hello = Hellos.of(Optional.of(RouterBench.HOST), "h2");
    try (ServerSocket device = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        RouterBench bench =
            new RouterBench((endpoint, key, timeout) -> List.of(), RouterLimits.standard())) {
      InetSocketAddress address =
          new InetSocketAddress(device.getInetAddress(), device.getLocalPort());
      bench.names.announce(RouterBench.HOST, address);
      Thread server = new Thread(() -> serve(device, hello.length, bytes), "device");
      server.setDaemon(true);
      server.start();
      for (int round = 1; round <= ROUNDS; round++) {
        double direct = measure(address.getPort(), hello, bytes);
        double routed = measure(bench.router.port(), hello, bytes);
        System.out.printf(
            "round %d: direct %.0f MB/s, through the router %.0f MB/s, ratio %.2f%n",
            round, direct, routed, routed / direct);
      }
    }
  }

  private static double measure(int port, byte[] hello, long bytes) throws IOException {
    try (Socket client = new Socket(InetAddress.getByName("127.0.0.1"), port)) {
      long start = System.nanoTime();
      client.getOutputStream().write(hello);
      InputStream in = client.getInputStream();
      byte[] buffer = new byte[CHUNK];
      long left = bytes;
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        left -= count;
      }
      if (left != 0) {
        throw new IOException(left + " bytes were lost");
      }
      return bytes / 1e6 / ((System.nanoTime() - start) / 1e9);
    }
  }

  private static void serve(ServerSocket device, int helloLength, long bytes) {
    byte[] chunk = new byte[CHUNK];
    while (true) {
      try (Socket client = device.accept()) {
        client.getInputStream().readNBytes(helloLength);
        for (long left = bytes; left > 0; left -= Math.min(left, CHUNK)) {
          client.getOutputStream().write(chunk, 0, (int) Math.min(left, CHUNK));
        }
      } catch (IOException over) {
        return;
      }
    }
  }
}
