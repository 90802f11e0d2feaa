package org.vicinity.browser.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.Component;
import java.awt.Point;
import java.awt.Robot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.engine.ViewTarget;
import org.vicinity.browser.fixture.TestSite;

/** A page and the windows that it opens reach each other, as sign-in windows need it. */
@Tag("browser")
class OpenerTest {
  private static EngineScene scene;

  private TestSite site;
  private TestSite other;
  private EngineScene.Tab tab;

  @BeforeAll
  static void startEngine() throws Exception {
    scene = EngineScene.start();
  }

  @AfterAll
  static void endEngine() throws Exception {
    scene.close();
  }

  @BeforeEach
  void open() throws Exception {
    other = new TestSite();
    other.page(
        "/sign-in",
        "<title>sign in</title><body style='background:#0a0'><script>"
            + "opener.postMessage('token of ' + location.origin, '*')</script>");
    site = new TestSite();
    site.page(
        "/",
        "<title>opener</title><script>const told = new Promise(done => { onmessage = event =>"
            + " done([event.data, event.origin, event.source === w]) }); let w</script>");
    site.page("/same", "<title>same</title>");
    tab = scene.open(site.origin() + "/");
  }

  @AfterEach
  void close() throws Exception {
    tab.close();
    site.close();
    other.close();
  }

  private JsonNode run(String script) throws Exception {
    return scene.value(site.origin() + "/", script);
  }

  @Test
  void aSignInWindowAnswersItsOpenerAndCloses() throws Exception {
    String signIn = other.origin() + "/sign-in";
    run("w = window.open('" + signIn + "'); 0");
    assertThat(Recorder.next(tab.events().targets))
        .isEqualTo(ViewTarget.byPage(signIn, site.origin() + "/"));
    EngineScene.Tab window = Recorder.next(tab.events().tabs);
    assertThat(run("told"))
        .extracting(JsonNode::asText)
        .containsExactly("token of " + other.origin(), other.origin(), "true");
    run("w.close()");
    Recorder.next(window.events().closed);
    assertThat(
            run("new Promise(done => { const look = () => w.closed ? done(true)"
                    + " : setTimeout(look, 20); look() })")
                .asBoolean())
        .isTrue();
  }

  @Test
  void aWindowIsShownInItsTab() throws Exception {
    run("window.open('" + other.origin() + "/sign-in'); 0");
    EngineScene.Tab window = Recorder.next(tab.events().tabs);
    Recorder.next(window.events().loaded);
    Robot robot = new Robot();
    Screen.until(
        "the page's colour in the window",
        () -> {
          Component page = window.view().component();
          Point at = page.getLocationOnScreen();
          return robot
              .getPixelColor(at.x + page.getWidth() / 2, at.y + page.getHeight() / 2)
              .equals(new Color(0x00AA00));
        });
    window.close();
  }

  @Test
  void anEmptyWindowIsWrittenByItsOpener() throws Exception {
    run("w = window.open(''); w.document.write('<title>written</title>'); 0");
    EngineScene.Tab window = Recorder.next(tab.events().tabs);
    assertThat(run("w.document.title").asText()).isEqualTo("written");
    window.close();
  }

  @Test
  void aWindowIsFoundByItsName() throws Exception {
    run("w = window.open('/same', 'named'); 0");
    EngineScene.Tab window = Recorder.next(tab.events().tabs);
    assertThat(run("window.open('', 'named') === w").asBoolean()).isTrue();
    window.close();
  }

  @Test
  void aWindowSendsItsOpenerOn() throws Exception {
    run("w = window.open('/same'); 0");
    EngineScene.Tab window = Recorder.next(tab.events().tabs);
    Recorder.next(window.events().loaded);
    String next = other.origin() + "/sign-in";
    scene.value(site.origin() + "/same", "opener.location = '" + next + "'; 0");
    assertThat(Recorder.next(tab.events().loaded)).isEqualTo(next);
    window.close();
  }

  @Test
  void whoAsksForNoOpenerGetsNone() throws Exception {
    assertThat(run("window.open('/same', '', 'noopener') === null").asBoolean()).isTrue();
    EngineScene.Tab window = Recorder.next(tab.events().tabs);
    Recorder.next(window.events().loaded);
    assertThat(scene.value(site.origin() + "/same", "opener === null").asBoolean()).isTrue();
    window.close();
  }

  @Test
  void aWindowOutlivesItsOpener() throws Exception {
    EngineScene.Tab first = scene.open(site.origin() + "/same");
    scene.value(site.origin() + "/same", "window.open('/'); 0");
    EngineScene.Tab window = Recorder.next(first.events().tabs);
    Recorder.next(window.events().loaded);
    first.close();
    window.load(site.origin() + "/same");
    Recorder.next(window.events().loaded);
    assertThat(scene.value(site.origin() + "/same", "opener === null").asBoolean()).isTrue();
    window.close();
  }

  @Test
  void aWindowThatNobodyTakesIsClosed() throws Exception {
    tab.events().refuseWindows();
    run("w = window.open('/same'); 0");
    assertThat(
            run("new Promise(done => { const look = () => w.closed ? done(true)"
                    + " : setTimeout(look, 20); look() })")
                .asBoolean())
        .isTrue();
  }

  @Test
  void aWindowHasAnApiOfItsOwn() throws Exception {
    run("w = window.open('/same'); 0");
    EngineScene.Tab window = Recorder.next(tab.events().tabs);
    Recorder.next(window.events().loaded);
    String script =
        """
        (async () => {
          const outcome = (promise) => promise.then(() => 'resolved', (e) => e.name);
          const { localDevices } = w.navigator;
          return [
            await outcome(localDevices.getDevices()),
            await outcome(localDevices.requestDevice({ acceptAllDevices: true })),
            await outcome(LocalDevices.prototype.getDevices.call(localDevices)),
            String(localDevices === navigator.localDevices),
          ];
        })()
        """;
    assertThat(run(script))
        .extracting(JsonNode::asText)
        .containsExactly("resolved", "SecurityError", "TypeError", "false");
    window.close();
  }

  /** In frames it is the same one, where an opener could replace what the API's script uses. */
  @Test
  void anEmptyWindowIsAnotherOneForItsFirstDocument() throws Exception {
    run("w = window.open(''); w.mark = 'prepared'; w.location = '/same'; 0");
    EngineScene.Tab window = Recorder.next(tab.events().tabs);
    String loaded;
    do {
      loaded = Recorder.next(window.events().loaded);
    } while (!loaded.equals(site.origin() + "/same"));
    assertThat(run("typeof w.mark").asText()).isEqualTo("undefined");
    window.close();
  }

  @Test
  void aWindowOfAnotherOriginDoesNotLetItsOpenerIn() throws Exception {
    run("w = window.open('" + other.origin() + "/sign-in'); 0");
    EngineScene.Tab window = Recorder.next(tab.events().tabs);
    Recorder.next(window.events().loaded);
    String reach = "(() => { try { return typeof w.navigator } catch (e) { return e.name } })()";
    assertThat(run(reach).asText()).isEqualTo("SecurityError");
    window.close();
  }

  /** JCEF hands its objects out in the order in which they were asked for. */
  @Test
  void windowsAndTabsThatAreOpenedTogetherKeepTheirOwnPages() throws Exception {
    for (int round = 0; round < 4; round++) {
      String start = site.origin() + "/same?" + round;
      EngineScene.Tab opener = scene.open(start);
      opener.events().outcomes.clear();
      String window = site.origin() + "/same?window" + round;
      String ordinary = site.origin() + "/same?tab" + round;
      scene.click(start, "window.open('" + window + "')");
      EngineScene.Tab beside = scene.open(ordinary);
      scene.value(ordinary, "window.open('" + window + "'); 0");
      assertThat(scene.value(ordinary, "location.href").asText()).isEqualTo(ordinary);
      Recorder.next(opener.events().outcomes);
      Recorder.next(beside.events().tabs).close();
      // While a tab is being made, a window is opened without a way back to its opener.
      EngineScene.Tab opened = opener.events().tabs.poll();
      if (opened != null) {
        assertThat(Recorder.next(opened.events().loaded)).isEqualTo(window);
        opened.close();
      }
      beside.close();
      opener.close();
    }
  }
}
