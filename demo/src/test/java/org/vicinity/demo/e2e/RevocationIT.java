package org.vicinity.demo.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.vicinity.demo.walkthrough.DemoPage;
import org.vicinity.demo.walkthrough.Part;
import org.vicinity.demo.walkthrough.Stage;

/** The service takes a device's certificate back: the browser stops, and says why. */
@Tag("browser")
@Timeout(300)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RevocationIT {
  private static Scene scene;
  private static Part service;
  private static String address;
  private static String profile;
  private static Part browser;
  private static Page raw;
  private static DemoPage page;
  private static String deviceOrigin;

  @BeforeAll
  static void start() throws Exception {
    scene = Scene.set("revocation");
    service = scene.stage.service("service");
    address = Stage.address(service);
    profile = scene.directory.resolve("profile").toString();
    browser =
        scene.automatedBrowser(
            address,
            List.of(Scene.PIN, Scene.PIN),
            "--revocation-interval",
            "1",
            "--profile",
            profile);
    raw = scene.page(address);
    page = scene.loggedIn(address);
    page.clickConnect();
    page.awaitConnected(Scene.LIMIT);
    deviceOrigin = page.deviceOrigin();
  }

  @AfterAll
  static void end() {
    if (scene != null) {
      scene.close();
    }
  }

  private static void revoke(String... which) throws Exception {
    List<String> command =
        new java.util.ArrayList<>(
            List.of(
                Scene.root().resolve("run").toString(),
                "service",
                "revoke",
                "--state",
                scene.directory.resolve("state-service").toString()));
    command.addAll(List.of(which));
    Path log = scene.directory.resolve("revoke.log");
    try (Part revoke = Part.start("revoke", command, log, line -> {})) {
      revoke.await(Pattern.compile("^1 certificate revoked"), Scene.LIMIT);
      assertThat(revoke.awaitExit(Scene.LIMIT)).isZero();
    }
  }

  @Test
  @Order(1)
  void thePageLearnsThatItsDeviceWasRevokedAndLosesItsOpenConnections() throws Exception {
    raw.evaluate(
        """
        async origin => {
          const [device] = await navigator.localDevices.getDevices();
          window.revoked = new Promise(resolve => device.addEventListener('statechange',
              () => { if (device.state === 'revoked') resolve(device.state); }));
          const socket = new WebSocket(origin.replace('https', 'wss') + '/cache');
          await new Promise(resolve => { socket.onopen = resolve; });
          window.ended = new Promise(resolve => { socket.onclose = () => resolve('closed'); });
        }
        """,
        deviceOrigin);
    revoke("--user", "alice", "--reason", "key-compromise");
    assertThat(raw.evaluate("() => window.revoked")).isEqualTo("revoked");
    assertThat(raw.evaluate("() => window.ended")).isEqualTo("closed");
    assertThat(Script.evaluate(raw, "return (await fetch('" + deviceOrigin + "/status')).status"))
        .startsWith("TypeError");
    assertThat(Script.evaluate(raw, "return (await navigator.localDevices.getDevices()).length"))
        .isEqualTo("ok: 0");
    assertThat(browser.lines())
        .anyMatch(line -> line.contains("revoked on") && line.contains("its key may be in other"));
  }

  @Test
  @Order(2)
  void aTabThatOpensTheDeviceSaysWhy() throws Exception {
    assertThatThrownBy(() -> raw.navigate(deviceOrigin + "/"))
        .isInstanceOf(PlaywrightException.class)
        .hasMessageContaining("ERR_SSL_UNRECOGNIZED_NAME_ALERT");
    scene.screen.awaitWindow("This device was revoked by its web site");
    scene.screen.save(scene.directory.resolve("revoked.png"));
  }

  @Test
  @Order(3)
  void connectingAgainWorksWhenTheServiceStillIssues() throws Exception {
    raw.navigate(address);
    page.clickConnect();
    page.awaitConnected(Scene.LIMIT);
    assertThat(page.deviceOrigin()).isNotEqualTo(deviceOrigin);
  }

  @Test
  @Order(4)
  void theNextStartKnowsItWithoutTheService() throws Exception {
    scene.disconnect();
    scene.stage.end(browser);
    scene.stage.end(service);
    scene.automatedBrowser(deviceOrigin + "/", List.of(), "--profile", profile);
    scene.screen.awaitWindow("This device was revoked by its web site");
  }
}
