package org.vicinity.demo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.demo.walkthrough.DemoPage;
import org.vicinity.demo.walkthrough.Part;

/** Something goes away in the middle of a pairing. */
@Tag("browser")
class CrashIT {
  private static final String SELECT =
      "window.device = await navigator.localDevices.requestDevice({acceptAllDevices: true});"
          + " return window.device.name";
  private static final String CSR =
      "window.request = await window.device.createCertificateRequest("
          + "{challenge: crypto.getRandomValues(new Uint8Array(32)), label: 'media-server'});"
          + " return window.request.host";

  private Scene scene;
  private String address;

  @BeforeEach
  void start() throws Exception {
    scene = Scene.set("crash");
    address = scene.service("service");
  }

  @AfterEach
  void end() {
    scene.close();
  }

  @Test
  void aDeviceThatGoesBetweenChooserAndCsrIsANetworkError() throws Exception {
    scene.automatedBrowser(address, List.of(Scene.PIN));
    Page page = scene.page(address);
    assertThat(Script.run(page, SELECT, Scene.LIMIT)).isEqualTo("ok: " + Scene.DEVICE);
    scene.device.kill();
    assertThat(Script.run(page, CSR, Scene.LIMIT)).startsWith("NetworkError: ");
    assertThat(Script.evaluate(page, "return (await navigator.localDevices.getDevices()).length"))
        .isEqualTo("ok: 0");
  }

  @Test
  void aDeviceThatGoesBeforeTheCertificateIsANetworkErrorAndNothingIsKept() throws Exception {
    scene.automatedBrowser(address, List.of(Scene.PIN));
    DemoPage demo = scene.loggedIn(address);
    Page page = scene.page(address);
    assertThat(Script.run(page, SELECT, Scene.LIMIT)).isEqualTo("ok: " + Scene.DEVICE);
    scene.device.kill();
    String outcome =
        Script.run(
            page,
            """
            const post = (path, body) => fetch('/vicinity/' + path, {method: 'POST',
                headers: {'content-type': 'application/json'}, body: JSON.stringify(body)})
                .then(r => r.json());
            await window.device.createCertificateRequest({challenge: new Uint8Array(32)});
            return 'made';
            """,
            Scene.LIMIT);
    assertThat(outcome).startsWith("NetworkError: ");
    assertThat(demo.deviceOrigin()).isEmpty();
    assertThat(scene.deviceState()).isEmpty();
  }

  @Test
  void aBrowserKilledInTheMiddleLeavesNoGrantNoTrustAndAFreeDevice() throws Exception {
    String profile = scene.directory.resolve("profile").toString();
    Part browser = scene.automatedBrowser(address, List.of(Scene.PIN), "--profile", profile);
    Page page = scene.page(address);
    assertThat(Script.run(page, SELECT, Scene.LIMIT)).isEqualTo("ok: " + Scene.DEVICE);
    String made = Script.run(page, CSR, Scene.LIMIT);
    assertThat(made).startsWith("ok: media-server");
    String host = made.substring(4);
    int mark = scene.device.mark();
    scene.disconnect();
    browser.kill();
    scene.device.await(Pattern.compile("rolled back"), mark, Scene.LIMIT);

    scene.automatedBrowser(address, List.of(Scene.PIN), "--profile", profile);
    DemoPage again = scene.loggedIn(address);
    Page raw = scene.page(address);
    assertThat(Script.evaluate(raw, "return (await navigator.localDevices.getDevices()).length"))
        .isEqualTo("ok: 0");
    assertThat(Script.evaluate(raw, "return (await fetch('https://" + host + "/status')).status"))
        .startsWith("TypeError");
    again.clickConnect();
    again.awaitConnected(Scene.LIMIT);
  }
}
