package org.vicinity.browser.tab;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/** A file to download that comes as fast as a test wants it to, whole in the end. */
final class SlowFile implements AutoCloseable {
  private static final int SIZE = 1_000_000;
  private static final int END = -1;

  private final String name;
  private final HttpServer server;
  private final BlockingQueue<Integer> wanted = new LinkedBlockingQueue<>();

  SlowFile(String name) throws IOException {
    this.name = name;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "application/octet-stream");
          exchange
              .getResponseHeaders()
              .add("Content-Disposition", "attachment; filename=\"../" + name + "\"");
          exchange.sendResponseHeaders(200, SIZE);
          try (var out = exchange.getResponseBody()) {
            int sent = 0;
            while (sent < SIZE) {
              int next = wanted.take();
              int bytes = next == END ? SIZE - sent : Math.min(next, SIZE - sent);
              out.write(new byte[bytes]);
              out.flush();
              sent += bytes;
            }
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort() + "/file";
  }

  int size() {
    return SIZE;
  }

  /** Sends so many bytes more. */
  void send(int bytes) {
    wanted.add(bytes);
  }

  /** Sends the rest. */
  void finish() {
    wanted.add(END);
  }

  /** Returns the file of this name in a folder, whatever was put before the name. */
  Optional<Path> in(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().contains(name)).findFirst();
    }
  }

  @Override
  public void close() {
    finish();
    server.stop(0);
  }
}
