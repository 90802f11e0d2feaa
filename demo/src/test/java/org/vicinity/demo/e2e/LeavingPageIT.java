package org.vicinity.demo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vicinity.demo.walkthrough.DemoPage;

/** A page that leaves while a call is pending gets nothing, keeps nothing, and frees the device. */
@Tag("browser")
class LeavingPageIT {
  private static final Pattern SIGNS = Pattern.compile("step 7: ");
  private static final Pattern UNDONE = Pattern.compile("rolled back|pairing undone");
  private static final String SELECT =
      "window.device = await navigator.localDevices.requestDevice({acceptAllDevices: true});"
          + " return window.device.name";

  private static final String CSR =
      "() => { window.device.createCertificateRequest("
          + "{challenge: crypto.getRandomValues(new Uint8Array(32))}).catch(() => {}) }";

  private static final String CONNECT =
      "navigator.localDevices.connect({acceptAllDevices: true, issuer: '/vicinity'})"
          + ".then(() => window.name = 'connected', () => {})";

  /** Ways to leave; %s is the site at its other origin. */
  enum Way {
    BY_ITSELF("location.assign('/?elsewhere')"),
    RELOADED("location.reload()"),
    BACK("history.back()"),
    TO_ANOTHER_ORIGIN("location.assign('%s')"),
    TO_A_BLANK_PAGE("location.assign('about:blank')");

    private final String script;

    Way(String script) {
      this.script = script;
    }
  }

  private static Scene scene;
  private static String address;
  private static Page page;

  @BeforeAll
  static void start() throws Exception {
    scene = Scene.set("leaving");
    address = scene.service("service");
    scene.automatedBrowser(address, List.of(Scene.PIN));
    page = scene.page(address);
    new DemoPage(page).logIn("alice");
  }

  @AfterAll
  static void end() {
    if (scene != null) {
      scene.close();
    }
  }

  private static void arrive() {
    page.navigate(address);
    page.navigate(address + "?second");
  }

  private static void leave(Way way) {
    String script = way.script.formatted(address.replace("localhost", "127.0.0.1"));
    page.evaluate("() => { window.stillHere = true; setTimeout(() => { " + script + " }) }");
  }

  /** Waits for the next document: a navigation before it would break this one off. */
  private static void awaitLeft() {
    page.waitForFunction("() => window.stillHere === undefined");
  }

  private static String devices() {
    return Script.evaluate(page, "return (await navigator.localDevices.getDevices()).length");
  }

  @ParameterizedTest
  @EnumSource
  void aPendingCertificateRequestIsUndone(Way way) throws Exception {
    arrive();
    assertThat(Script.run(page, SELECT, Scene.LIMIT)).isEqualTo("ok: " + Scene.DEVICE);
    int mark = scene.device.mark();
    page.evaluate(CSR);
    scene.device.await(SIGNS, mark, Scene.LIMIT);
    leave(way);
    scene.device.await(UNDONE, mark, Scene.LIMIT);
    assertThat(scene.deviceState()).isEmpty();
    awaitLeft();
    page.navigate(address);
    assertThat(devices()).isEqualTo("ok: 0");
  }

  @ParameterizedTest
  @EnumSource
  void aPendingConnectIsUndone(Way way) throws Exception {
    arrive();
    page.evaluate("() => { window.name = 'not connected' }");
    int mark = scene.device.mark();
    Script.click(page, CONNECT);
    scene.device.await(SIGNS, mark, Scene.LIMIT);
    leave(way);
    scene.device.await(UNDONE, mark, Scene.LIMIT);
    assertThat(scene.deviceState()).isEmpty();
    awaitLeft();
    page.navigate(address);
    assertThat(devices()).isEqualTo("ok: 0");
    assertThat(page.evaluate("window.name")).isNotEqualTo("connected");
  }
}
