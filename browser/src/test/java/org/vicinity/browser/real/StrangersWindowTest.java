package org.vicinity.browser.real;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.engine.LoadFailure;
import org.vicinity.browser.fixture.PrivateCa;
import org.vicinity.browser.fixture.TestDevice;
import org.vicinity.browser.fixture.TestSite;

/** A tab that a stranger's window can reach does not go to a device, whoever seems to ask. */
@Tag("browser")
class StrangersWindowTest {
  private static EngineScene scene;

  private TestSite granted;
  private TestSite stranger;
  private TestDevice device;
  private String page;

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
    granted = new TestSite();
    stranger = new TestSite();
    device = new TestDevice(granted.origin(), "media", new PrivateCa("service CA"));
    scene.grant(device);
    page = "https://" + device.host() + "/page";
    granted.page("/", "<title>granted</title>");
    granted.page("/go", "<title>go</title><script>location = '" + page + "'</script>");
    stranger.page("/", "<title>stranger</title>");
  }

  @AfterEach
  void close() throws Exception {
    scene.reset();
    device.close();
    stranger.close();
    granted.close();
  }

  private static EngineScene.Tab opens(EngineScene.Tab tab, String from, String what)
      throws Exception {
    scene.value(from, "w = window.open('" + what + "'); 0");
    return Recorder.next(tab.events().tabs);
  }

  private void awaitRefused(EngineScene.Tab tab) throws Exception {
    LoadFailure failure = Recorder.next(tab.events().failures);
    assertThat(failure.kind()).isEqualTo(LoadFailure.Kind.BLOCKED);
    assertThat(failure.url()).isEqualTo(page);
    assertThat(device.requests()).isEmpty();
  }

  @Test
  void theGrantedPageDoesNotGoOnWhereAStrangerOpenedIt() throws Exception {
    EngineScene.Tab tab = scene.open(stranger.origin() + "/");
    EngineScene.Tab window = opens(tab, stranger.origin() + "/", granted.origin() + "/go");
    awaitRefused(window);
    window.close();
    tab.close();
  }

  @Test
  void aStrangerDoesNotSendTheGrantedPageThatOpenedIt() throws Exception {
    EngineScene.Tab tab = scene.open(granted.origin() + "/");
    EngineScene.Tab window = opens(tab, granted.origin() + "/", stranger.origin() + "/");
    Recorder.next(window.events().loaded);
    scene.value(stranger.origin() + "/", "opener.location = '" + page + "'; 0");
    awaitRefused(tab);
    window.close();
    tab.close();
  }

  @Test
  void theGrantedPageGoesOnWhenTheStrangersWindowIsGone() throws Exception {
    EngineScene.Tab tab = scene.open(granted.origin() + "/");
    EngineScene.Tab window = opens(tab, granted.origin() + "/", stranger.origin() + "/");
    Recorder.next(window.events().loaded);
    window.close();
    scene.value(granted.origin() + "/", "location = '" + page + "'; 0");
    assertThat(Recorder.next(tab.events().loaded)).isEqualTo(page);
    assertThat(device.requests()).isNotEmpty();
    tab.close();
  }
}
