package org.vicinity.demo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the API's conformance pages in the real browser; one test a page. */
@Tag("browser")
class ConformanceIT {
  private static final Path PAGES = Scene.root().resolve("api-bridge/src/conformance");
  private static final String NOT_THE_LOOPBACK = "http://insecure.example";

  /** Runs only the pages whose names hold this: {@code -Dvicinity.conformance=NAME}. */
  private static final String WHICH = System.getProperty("vicinity.conformance", "");

  /** A page bounds each of its tests itself; all of one page take this long at most. */
  private static final Page.WaitForFunctionOptions PATIENTLY =
      new Page.WaitForFunctionOptions().setTimeout(120_000);

  private static Scene scene;
  private static HttpServer server;
  private static Page page;

  @BeforeAll
  static void start() throws Exception {
    server =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), /* backlog= */ 16);
    server.createContext("/", ConformanceIT::serve);
    server.start();
    scene = Scene.set("conformance");
    scene.browser(
        List.of(address("resources/report.html"), "--automation", "--choose", "-", "--pin", "0"));
    page = scene.page("http://localhost");
    page.onConsoleMessage(message -> System.out.println(message.text()));
    page.route(NOT_THE_LOOPBACK + "/**", ConformanceIT::answer);
  }

  @AfterAll
  static void end() {
    if (scene != null) {
      scene.close();
    }
    server.stop(0);
  }

  static List<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".html") && name.contains(WHICH))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void holds(String name) {
    page.navigate(name.startsWith("insecure-") ? NOT_THE_LOOPBACK + "/" + name : own(name));
    while (isUndone()) {
      click();
    }
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> results =
        (List<Map<String, Object>>) page.evaluate("() => window.conformance.results");
    assertThat(results).isNotEmpty();
    assertThat(results).allSatisfy(result -> assertThat(result).containsEntry("ok", true));
  }

  /** Waits for the end, or for a button that wants a click. */
  private static boolean isUndone() {
    page.waitForFunction(
        "() => window.conformance.done || window.conformance.clickable()", null, PATIENTLY);
    return !(Boolean) page.evaluate("() => window.conformance.done");
  }

  private static void click() {
    for (Frame frame : page.frames()) {
      Locator button = frame.locator("[data-conformance-click]").first();
      if (button.count() > 0) {
        button.click();
        return;
      }
    }
  }

  private static String address(String file) {
    return "http://localhost:" + server.getAddress().getPort() + "/" + file;
  }

  /** Each page has an origin of its own: the browser mutes one that withdraws many choosers. */
  private static String own(String file) {
    return address(file).replace("localhost", file.replace(".html", ".localhost"));
  }

  private static void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      Path file = file(exchange.getRequestURI());
      if (!Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      byte[] content = Files.readAllBytes(file);
      exchange.getResponseHeaders().set("Content-Type", type(file));
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
    }
  }

  private static void answer(Route route) {
    Path file = file(URI.create(route.request().url()));
    route.fulfill(new Route.FulfillOptions().setPath(file).setContentType(type(file)));
  }

  private static Path file(URI uri) {
    Path file = PAGES.resolve(uri.getPath().substring(1)).normalize();
    return file.startsWith(PAGES) ? file : PAGES.resolve("absent");
  }

  private static String type(Path file) {
    return file.toString().endsWith(".js") ? "text/javascript" : "text/html; charset=utf-8";
  }
}
