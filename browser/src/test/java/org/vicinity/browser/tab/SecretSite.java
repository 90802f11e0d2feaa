package org.vicinity.browser.tab;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A site that wants a password (RFC 7617). */
final class SecretSite implements AutoCloseable {
  private static final int SECONDS = 60;

  private final HttpServer server;
  private final BlockingQueue<Integer> refusals = new LinkedBlockingQueue<>();

  SecretSite(String realm, String user, String password) throws IOException {
    String wanted =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean known = wanted.equals(exchange.getRequestHeaders().getFirst("Authorization"));
          byte[] page =
              ("<title>" + (known ? "secret" : "refused") + "</title>x")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "text/html");
          if (!known) {
            refusals.add(401);
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"" + realm + "\"");
          }
          exchange.sendResponseHeaders(known ? 200 : 401, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
  }

  String url(String host) {
    return "http://" + host + ":" + server.getAddress().getPort() + "/";
  }

  /** Waits until so many requests without the password have come. */
  void awaitRefusals(int count) throws InterruptedException {
    for (int i = 0; i < count; i++) {
      if (refusals.poll(SECONDS, TimeUnit.SECONDS) == null) {
        throw new AssertionError("only " + i + " requests");
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
