package org.vicinity.demo.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.vicinity.demo.walkthrough.DemoPage;
import org.vicinity.demo.walkthrough.Part;

/** The whole exchange with two origins on one device, in the order in which a user would do it. */
@Tag("browser")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExchangeIT {
  private static Scene scene;
  private static String first;
  private static String second;
  private static Part browser;
  private static DemoPage page;
  private static String deviceOrigin;

  @BeforeAll
  static void start() throws Exception {
    scene = Scene.set("exchange");
    first = scene.service("service-a");
    second = scene.service("service-b");
    browser = scene.automatedBrowser(first, List.of(Scene.PIN, Scene.PIN));
    page = scene.loggedIn(first);
  }

  @AfterAll
  static void end() {
    if (scene != null) {
      scene.close();
    }
  }

  @Test
  @Order(1)
  void aClickConnectsTheDevice() throws Exception {
    page.clickConnect();
    page.awaitConnected(Scene.LIMIT);
    String origin = first.replaceFirst("/$", "");
    for (String line :
        List.of(
            "shows: Waiting for " + origin,
            "shows: Checking the device",
            "shows: Installing the certificate",
            "ends with: The device is connected with " + origin)) {
      browser.await(Pattern.compile(Pattern.quote("the chooser " + line)), Scene.LIMIT);
    }
    deviceOrigin = page.deviceOrigin();
    assertThat(deviceOrigin).startsWith("https://media-server").endsWith(".local");
  }

  @Test
  @Order(2)
  void theVideoPlaysFromTheDevice() {
    assertThat(page.playVideo(Scene.LIMIT)).contains("playing").contains(deviceOrigin.substring(8));
  }

  @Test
  @Order(3)
  void anUploadArrivesWhole() throws Exception {
    assertThat(page.upload(Scene.LIMIT)).isNotEmpty();
  }

  @Test
  @Order(4)
  void liveMessagesArriveOverWss() {
    assertThat(page.messages(2, Scene.LIMIT)).contains("messages");
  }

  @Test
  @Order(5)
  void getDevicesShowsTheGrantAfterAReload() throws Exception {
    Page raw = scene.page(first);
    raw.reload();
    raw.waitForSelector("#status[data-state=connected]");
    assertThat(
            Script.evaluate(
                raw,
                "return (await navigator.localDevices.getDevices())"
                    + ".map(d => d.state + ' ' + d.origin).join()"))
        .isEqualTo("ok: ready " + deviceOrigin);
  }

  @Test
  @Order(6)
  void anotherOriginReachesNothing() throws Exception {
    Page raw = scene.page(first);
    raw.navigate(second);
    assertThat(
            Script.evaluate(
                raw, "return (await fetch('" + deviceOrigin + "/status', {mode: 'no-cors'})).type"))
        .startsWith("TypeError");
    assertThat(
            Script.evaluate(
                raw,
                "return await new Promise(done => { const s = new WebSocket('"
                    + deviceOrigin.replace("https", "wss")
                    + "/cache'); s.onopen = () => done('open'); s.onerror = () => done('refused'); })"))
        .isEqualTo("ok: refused");
    assertThat(Script.evaluate(raw, "return (await navigator.localDevices.getDevices()).length"))
        .isEqualTo("ok: 0");
  }

  @Test
  @Order(7)
  void theSameHostWithAnotherSpellingIsAnotherOrigin() throws Exception {
    Page raw = scene.page(second);
    raw.navigate(first.replace("localhost", "127.0.0.1"));
    assertThat(
            Script.evaluate(
                raw, "return (await fetch('" + deviceOrigin + "/status', {mode: 'no-cors'})).type"))
        .startsWith("TypeError");
  }

  @Test
  @Order(8)
  void aSecondOriginGetsItsOwnNameOnTheSameDevice() throws Exception {
    Page raw = scene.page(first.replace("localhost", "127.0.0.1"));
    raw.navigate(second);
    DemoPage other = scene.loggedIn(second);
    other.clickConnect();
    other.awaitConnected(Scene.LIMIT);
    assertThat(other.deviceOrigin()).isNotEqualTo(deviceOrigin).endsWith(".local");
    assertThat(other.playVideo(Scene.LIMIT)).contains("playing");
  }

  @Test
  @Order(9)
  void forgettingOneOriginsDeviceLeavesTheOthers() throws Exception {
    Page raw = scene.page(second);
    raw.navigate(first);
    raw.waitForSelector("#status[data-state=connected]");
    assertThat(
            Script.evaluate(
                raw,
                "const [d] = await navigator.localDevices.getDevices(); await d.forget();"
                    + " return (await navigator.localDevices.getDevices()).length"))
        .isEqualTo("ok: 0");
    assertThat(Script.evaluate(raw, "return (await fetch('" + deviceOrigin + "/status')).status"))
        .startsWith("TypeError");
    raw.navigate(second);
    raw.waitForSelector("#status[data-state=connected]");
    assertThat(
            Script.evaluate(
                raw,
                "const [d] = await navigator.localDevices.getDevices();"
                    + " return (await fetch(d.origin + '/status')).status"))
        .isEqualTo("ok: 200");
  }
}
