package org.vicinity.demo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two documents of one origin want the same device. */
@Tag("browser")
class RacingFramesIT {
  private static final String SELECT =
      "window.device = await navigator.localDevices.requestDevice({acceptAllDevices: true});"
          + " return window.device.name";

  private Scene scene;
  private HttpServer site;
  private Page page;

  @BeforeEach
  void start() throws Exception {
    // The demo's service cannot be shown in frames.
    site =
        HttpServer.create(
            new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), /* backlog= */ 16);
    site.createContext("/", RacingFramesIT::empty);
    site.start();
    scene = Scene.set("racing");
    String address = "http://localhost:" + site.getAddress().getPort() + "/";
    scene.automatedBrowser(address, List.of(Scene.PIN));
    page = scene.page(address);
  }

  @AfterEach
  void end() {
    scene.close();
    site.stop(0);
  }

  private static void empty(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] page = "<!doctype html><title>site</title><body>".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/html");
      exchange.sendResponseHeaders(200, page.length);
      exchange.getResponseBody().write(page);
    }
  }

  @Test
  void theSecondIsRefusedAndTheFirstKeepsTheDeviceUntilItForgetsIt() {
    page.evaluate(
        """
        () => new Promise(resolve => {
          const frame = document.createElement('iframe');
          frame.onload = resolve;
          frame.src = '/?frame';
          frame.style.cssText = 'position:fixed;top:0;right:0;width:300px;height:200px;z-index:9999';
          document.body.append(frame);
        })
        """);
    Frame frame =
        page.frames().stream().filter(each -> each.url().endsWith("?frame")).findFirst().get();
    assertThat(Script.run(page, SELECT, Scene.LIMIT)).isEqualTo("ok: " + Scene.DEVICE);
    assertThat(Script.run(frame, SELECT, Scene.LIMIT)).startsWith("NotFoundError: ");
    assertThat(Script.evaluate(page, "return window.device.state")).isEqualTo("ok: selected");
    assertThat(
            Script.evaluate(
                page,
                "return typeof (await window.device.createCertificateRequest("
                    + "{challenge: new Uint8Array(32)})).csr"))
        .isEqualTo("ok: string");
    assertThat(Script.evaluate(page, "return String(await window.device.forget())"))
        .isEqualTo("ok: undefined");
    assertThat(Script.run(frame, SELECT, Scene.LIMIT)).isEqualTo("ok: " + Scene.DEVICE);
  }
}
