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

/** A device that was away when its grant ended is told when it comes back. */
@Tag("browser")
class FarewellIT {
  private static final String FORGET =
      "const [device] = await navigator.localDevices.getDevices(); await device.forget();"
          + " return (await navigator.localDevices.getDevices()).length";
  private static final Pattern TOLD = Pattern.compile("told media-server\\S* to forget: Done");

  private Scene scene;
  private String address;
  private List<String> arguments;

  @BeforeEach
  void start() throws Exception {
    scene = Scene.set("farewell");
    address = scene.service("service");
    arguments = List.of("--profile", scene.directory.resolve("profile").toString());
  }

  @AfterEach
  void end() {
    scene.close();
  }

  /** Connects the device, takes it off the network, and gives it back. */
  private Part forgetWhileAway() throws Exception {
    Part browser =
        scene.automatedBrowser(address, List.of(Scene.PIN), arguments.toArray(String[]::new));
    DemoPage demo = scene.loggedIn(address);
    demo.clickConnect();
    demo.awaitConnected(Scene.LIMIT);
    assertThat(scene.deviceState()).isNotEmpty();
    scene.device.kill();
    Page page = scene.page(address);
    assertThat(Script.evaluate(page, FORGET)).isEqualTo("ok: 0");
    assertThat(scene.deviceState()).as("the device knows nothing of it").isNotEmpty();
    return browser;
  }

  private void bringBack() throws Exception {
    scene.device = scene.stage.device(Scene.DEVICE, Scene.PIN);
  }

  @Test
  void aBrowserThatIsStillOpenTellsItWhenItIsAnnounced() throws Exception {
    Part browser = forgetWhileAway();
    bringBack();
    browser.await(TOLD, Scene.LIMIT);
    assertThat(scene.deviceState()).isEmpty();
  }

  @Test
  void theNextStartOfTheBrowserTellsIt() throws Exception {
    Part browser = forgetWhileAway();
    scene.disconnect();
    scene.stage.end(browser);
    bringBack();
    assertThat(scene.deviceState()).as("nobody told it yet").isNotEmpty();
    Part again = scene.automatedBrowser(address, List.of(), arguments.toArray(String[]::new));
    again.await(TOLD, Scene.LIMIT);
    assertThat(scene.deviceState()).isEmpty();
  }
}
