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

/** The chooser as a user meets it: cancelling, mistyping the PIN. */
@Tag("browser")
class ChooserIT {
  private static final String REQUEST =
      "return (await navigator.localDevices.requestDevice({acceptAllDevices: true})).name";
  private static final Pattern SHOWN = Pattern.compile("step 2: ");

  private Scene scene;
  private String address;

  @BeforeEach
  void start() throws Exception {
    scene = Scene.set("chooser");
    address = scene.service("service");
  }

  @AfterEach
  void end() {
    scene.close();
  }

  @Test
  void escapeCancelsWithNotFoundErrorAndTheNextRequestWorks() throws Exception {
    Part browser =
        scene.browser(List.of(address, "--profile", scene.directory.resolve("p").toString()));
    Page page = scene.page(address);
    Script.click(page, REQUEST);
    browser.await(SHOWN, Scene.LIMIT);
    scene.screen.press("Connect a device", "Escape");
    assertThat(Script.result(page, Scene.LIMIT)).startsWith("NotFoundError: ");
    int mark = browser.mark();
    Script.click(page, REQUEST);
    browser.await(SHOWN, mark, Scene.LIMIT);
    scene.screen.press("Connect a device", "Escape");
    assertThat(Script.result(page, Scene.LIMIT)).startsWith("NotFoundError: ");
  }

  @Test
  void aWrongPinMayBeCorrected() throws Exception {
    scene.automatedBrowser(address, List.of("000000", Scene.PIN));
    DemoPage page = scene.loggedIn(address);
    page.clickConnect();
    page.awaitConnected(Scene.LIMIT);
  }

  @Test
  void threeWrongPinsEndTheRequestAndLeaveTheDeviceFree() throws Exception {
    Part browser = scene.automatedBrowser(address, List.of("000000", "000001", "000002"));
    assertThat(Script.run(scene.page(address), REQUEST, Scene.LIMIT)).startsWith("NotFoundError: ");
    scene.disconnect();
    scene.stage.end(browser);
    scene.automatedBrowser(address, List.of(Scene.PIN));
    assertThat(Script.run(scene.page(address), REQUEST, Scene.LIMIT))
        .isEqualTo("ok: " + Scene.DEVICE);
  }

  @Test
  void aCallWithoutAClickIsRefused() throws Exception {
    scene.automatedBrowser(address, List.of(Scene.PIN));
    // A page that was opened without a gesture has no user activation.
    Page page = scene.page(address);
    assertThat(
            (String)
                page.evaluate(
                    "() => new Promise(done => setTimeout(() => navigator.localDevices"
                        + ".requestDevice({acceptAllDevices: true}).then(() => done('shown'),"
                        + " e => done(e.name)), 6000))"))
        .isEqualTo("SecurityError");
  }
}
