package org.vicinity.browser.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.engine.LoadFailure;
import org.vicinity.browser.engine.ViewTarget;
import org.vicinity.browser.fixture.PrivateCa;
import org.vicinity.browser.fixture.TestDevice;
import org.vicinity.browser.fixture.TestSite;

/** A granted device is trusted, routed and reachable for its origin, and no moment longer. */
@Tag("browser")
class TrustTest {
  private static final String FETCH =
      "url => fetch(url).then(r => 'reached ' + r.status, e => e.name)";

  private static EngineScene scene;

  private final PrivateCa ca = new PrivateCa("service CA");
  private TestSite site;
  private TestDevice device;
  private EngineScene.Tab tab;
  private Page page;

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
    site = new TestSite();
    device = new TestDevice(site.origin(), "media", ca);
    tab = scene.open(site.origin() + "/");
    page = scene.page(site.origin());
  }

  @AfterEach
  void close() throws Exception {
    tab.close();
    scene.reset();
    device.close();
    site.close();
  }

  private Object fetch(String url) {
    return page.evaluate(FETCH, url);
  }

  private String url(String path) {
    return "https://" + device.host() + path;
  }

  @Test
  void aDeviceIsReachableAfterItIsPublishedAndNotBeforeAndNotAfter() throws Exception {
    scene.connect(device);
    assertThat(fetch(url("/before"))).isEqualTo("TypeError");
    scene.grant(device);
    assertThat(fetch(url("/granted"))).isEqualTo("reached 200");
    scene.revoke(device);
    assertThat(fetch(url("/after"))).isEqualTo("TypeError");
    assertThat(device.requests()).containsExactly("GET /granted");
    scene.reset();
  }

  @Test
  void aDeviceComesBackWhenItIsGrantedAgain() throws Exception {
    scene.grant(device);
    scene.revoke(device);
    scene.grant(device);
    assertThat(fetch(url("/again"))).isEqualTo("reached 200");
  }

  @Test
  void grantingAnotherDeviceDoesNotDisturbTheFirst() throws Exception {
    scene.grant(device);
    assertThat(fetch(url("/1"))).isEqualTo("reached 200");
    try (TestDevice second = new TestDevice(site.origin(), "printer", new PrivateCa("other"))) {
      scene.grant(second);
      assertThat(fetch("https://" + second.host() + "/2")).isEqualTo("reached 200");
      scene.revoke(second);
      assertThat(fetch("https://" + second.host() + "/3")).isEqualTo("TypeError");
      assertThat(fetch(url("/4"))).isEqualTo("reached 200");
    }
  }

  @Test
  void theCaIsTrustedForTheGrantedNameOnly() throws Exception {
    // The same CA vouches for a second device, to which the router would connect.
    scene.grant(device);
    try (TestDevice second = new TestDevice(site.origin(), "second", ca)) {
      scene.grantUntrusted(second);
      assertThat(fetch("https://" + second.host() + "/")).isEqualTo("TypeError");
      assertThat(second.requests()).isEmpty();
    }
  }

  @Test
  void aPairedNameIsNotServedOverPlainHttpOrOnOtherPorts() throws Exception {
    scene.grant(device);
    for (String other :
        List.of("http://" + device.host() + "/", "https://" + device.host() + ":8443/")) {
      tab.load(other);
      assertThat(Recorder.next(tab.events().failures).kind())
          .as(other)
          .isEqualTo(LoadFailure.Kind.NAME_NOT_FOUND);
    }
  }

  @Test
  void theUserOpensADevicesPageButAStrangersPageDoesNot() throws Exception {
    scene.grant(device);
    EngineScene.Tab typed = scene.open(url("/typed"));
    assertThat(device.requests()).contains("GET /typed");
    typed.close();

    try (TestSite stranger = new TestSite()) {
      EngineScene.Tab other = scene.open(stranger.origin() + "/");
      scene
          .page(stranger.origin())
          .evaluate("url => { setTimeout(() => location.href = url) }", url("/stolen"));
      assertThat(Recorder.next(other.events().failures).kind()).isEqualTo(LoadFailure.Kind.BLOCKED);
      scene
          .page(stranger.origin())
          .evaluate(
              "url => { const f = document.createElement('form'); f.method = 'post';"
                  + " f.action = url; document.body.append(f); setTimeout(() => f.submit()) }",
              url("/posted"));
      assertThat(Recorder.next(other.events().failures).kind()).isEqualTo(LoadFailure.Kind.BLOCKED);
      other.close();

      EngineScene.Tab popup = scene.open(ViewTarget.byPage(url("/popup"), stranger.origin() + "/"));
      assertThat(Recorder.next(popup.events().failures).kind()).isEqualTo(LoadFailure.Kind.BLOCKED);
      popup.close();
    }
    assertThat(device.requests()).doesNotContain("GET /stolen", "POST /posted", "GET /popup");
  }

  @Test
  void itsOriginMayOpenADevicesPageInTheTab() throws Exception {
    scene.grant(device);
    page.evaluate("url => { setTimeout(() => location.href = url) }", url("/linked"));
    page.waitForURL(url("/linked"));
    assertThat(device.requests()).contains("GET /linked");
  }
}
