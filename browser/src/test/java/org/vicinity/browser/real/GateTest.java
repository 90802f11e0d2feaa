package org.vicinity.browser.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.fixture.PrivateCa;
import org.vicinity.browser.fixture.TestDevice;
import org.vicinity.browser.fixture.TestSite;

/** Who has no grant sends no HTTP request to a device, whatever kind of request it tries. */
@Tag("browser")
class GateTest {
  /** Tries everything a page can send, and says of each whether it went well. */
  private static final String TRY_EVERYTHING =
      """
      async base => {
        const settled = (attempt) => Promise.race([attempt,
            new Promise(resolve => setTimeout(resolve, 15000, 'timeout'))]);
        const element = (tag, attributes) => settled(new Promise(resolve => {
          const e = Object.assign(document.createElement(tag), attributes);
          e.onload = () => resolve('loaded');
          e.onloadeddata = () => resolve('loaded');
          e.onerror = () => resolve('failed');
          document.body.append(e);
        }));
        const worker = (make, url) => settled(new Promise(resolve => {
          const code = `
            const tell = m => self.postMessage ? postMessage(m) : port.postMessage(m);
            let port;
            const go = () => fetch('${url}', {mode: 'no-cors'}).then(() => tell('reached'),
                () => { const s = new WebSocket('${url.replace('https', 'wss')}-ws');
                        s.onopen = () => tell('reached'); s.onerror = () => tell('failed'); });
            self.onconnect = e => { port = e.ports[0]; go(); };
            if (self.postMessage) go();`;
          make(URL.createObjectURL(new Blob([code], {type: 'text/javascript'})), resolve);
        }));
        const results = {};
        results.fetch = await settled(fetch(base + 'fetch').then(() => 'reached', e => 'failed'));
        results.noCors = await settled(fetch(base + 'nocors', {mode: 'no-cors'})
            .then(() => 'reached', e => 'failed'));
        results.post = await settled(fetch(base + 'post', {method: 'POST', mode: 'no-cors',
            body: 'x'}).then(() => 'reached', e => 'failed'));
        results.webSocket = await settled(new Promise(resolve => {
          const socket = new WebSocket(base.replace('https', 'wss') + 'ws');
          socket.onopen = () => resolve('reached');
          socket.onerror = () => resolve('failed');
        }));
        results.eventSource = await settled(new Promise(resolve => {
          const source = new EventSource(base + 'events');
          source.onopen = () => { source.close(); resolve('reached'); };
          source.onerror = () => { source.close(); resolve('failed'); };
        }));
        results.image = await element('img', {src: base + 'img'});
        results.script = await element('script', {src: base + 'script'});
        results.style = await element('link', {rel: 'stylesheet', href: base + 'css'});
        results.video = await element('video', {src: base + 'video'});
        results.prefetch = await element('link', {rel: 'prefetch', href: base + 'prefetch'});
        element('iframe', {src: base + 'frame'});
        navigator.sendBeacon(base + 'beacon', 'x');
        element('iframe', {sandbox: 'allow-scripts',
            srcdoc: `<script>fetch('${base}sandboxed', {mode: 'no-cors'})</script>`});
        const form = document.createElement('form');
        document.body.append(Object.assign(document.createElement('iframe'), {name: 'target'}));
        Object.assign(form, {method: 'post', action: base + 'form', target: 'target'});
        document.body.append(form);
        form.submit();
        results.worker = await worker((code, done) => {
          new Worker(code).onmessage = e => done(e.data);
        }, base + 'worker');
        results.sharedWorker = await worker((code, done) => {
          const shared = new SharedWorker(code);
          shared.port.onmessage = e => done(e.data);
          shared.port.start();
        }, base + 'shared');
        return results;
      }
      """;

  private static EngineScene scene;

  private TestSite granted;
  private TestSite stranger;
  private TestDevice device;

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
  }

  @AfterEach
  void close() throws Exception {
    scene.reset();
    device.close();
    stranger.close();
    granted.close();
  }

  private Map<?, ?> tryEverything(String origin) throws Exception {
    EngineScene.Tab tab = scene.open(origin + "/");
    Page page = scene.page(origin);
    page.setDefaultTimeout(300_000);
    Map<?, ?> results = (Map<?, ?>) page.evaluate(TRY_EVERYTHING, "https://" + device.host() + "/");
    tab.close();
    return results;
  }

  @Test
  void theGrantedOriginReachesTheDeviceWithEveryKindOfRequest() throws Exception {
    tryEverything(granted.origin());
    assertThat(device.requests())
        .contains("GET /fetch", "GET /nocors", "POST /post", "GET /ws", "GET /events")
        .contains("GET /img", "GET /script", "GET /css", "GET /video", "GET /frame")
        .contains("POST /form", "POST /beacon", "GET /worker")
        .doesNotContain("GET /sandboxed");
  }

  @Test
  void anotherPortOfTheSameHostReachesNothing() throws Exception {
    Map<?, ?> results = tryEverything(stranger.origin());
    assertThat(device.requests()).isEmpty();
    assertThat(results.toString()).doesNotContain("reached", "loaded");
  }

  @Test
  void aSubdomainReachesNothing() throws Exception {
    tryEverything(granted.origin("sub.localhost"));
    assertThat(device.requests()).isEmpty();
  }

  @Test
  void anotherNameOfTheSameServerReachesNothing() throws Exception {
    tryEverything(granted.origin("127.0.0.1"));
    assertThat(device.requests()).isEmpty();
  }

  @Test
  void anOriginWithADeviceOfItsOwnDoesNotReachAnotherOrigins() throws Exception {
    String other = granted.origin("127.0.0.1");
    try (TestDevice own = new TestDevice(other, "own", new PrivateCa("other CA"))) {
      scene.grant(own);
      EngineScene.Tab tab = scene.open(other + "/");
      Page page = scene.page(other);
      String fetch = "url => fetch(url, {mode: 'no-cors'}).then(() => 'reached', e => e.name)";
      String socket =
          "url => new Promise(done => { const s = new WebSocket(url);"
              + " s.onopen = s.onclose = s.onerror = e => done(e.type) })";
      assertThat(page.evaluate(fetch, "https://" + own.host() + "/")).isEqualTo("reached");
      assertThat(page.evaluate(fetch, "https://" + device.host() + "/")).isEqualTo("TypeError");
      assertThat(page.evaluate(socket, "wss://" + device.host() + "/")).isEqualTo("error");
      assertThat(device.requests()).isEmpty();
      tab.close();
    }
  }

  @Test
  void aSubdomainWithADeviceOfItsOwnDoesNotReachItsParents() throws Exception {
    String child = granted.origin("sub.localhost");
    try (TestDevice own = new TestDevice(child, "own", new PrivateCa("other CA"))) {
      scene.grant(own);
      EngineScene.Tab tab = scene.open(child + "/");
      String fetch = "url => fetch(url, {mode: 'no-cors'}).then(() => 'reached', e => e.name)";
      assertThat(scene.page(child).evaluate(fetch, "https://" + own.host() + "/"))
          .isEqualTo("reached");
      assertThat(scene.page(child).evaluate(fetch, "https://" + device.host() + "/"))
          .isEqualTo("TypeError");
      tab.close();
    }
  }

  @Test
  void aDevicesPageReachesItselfAndNoOtherDevice() throws Exception {
    try (TestDevice second = new TestDevice(granted.origin(), "two", new PrivateCa("second"))) {
      scene.grant(second);
      tryEverything("https://" + second.host());
      assertThat(device.requests()).isEmpty();

      EngineScene.Tab tab = scene.open("https://" + second.host() + "/");
      scene
          .page("https://" + second.host())
          .evaluate(TRY_EVERYTHING, "https://" + second.host() + "/own-");
      assertThat(second.requests())
          .contains("GET /own-fetch", "GET /own-ws", "GET /own-img", "GET /own-frame")
          .contains("GET /own-worker", "GET /own-shared");
      tab.close();
    }
  }

  @Test
  void aPageOfThisMachineStillReachesTheOtherServicesOfThisMachine() throws Exception {
    EngineScene.Tab tab = scene.open(granted.origin() + "/");
    String fetch = "url => fetch(url, {mode: 'no-cors'}).then(() => 'reached', e => e.name)";
    assertThat(scene.page(granted.origin()).evaluate(fetch, stranger.origin() + "/x"))
        .isEqualTo("reached");
    assertThat(scene.page(granted.origin()).evaluate(fetch, stranger.origin("127.0.0.1") + "/x"))
        .isEqualTo("reached");
    tab.close();
  }

  @Test
  void permissionsAreRefusedWithoutAQuestion() throws Exception {
    EngineScene.Tab tab = scene.open(granted.origin() + "/");
    Page page = scene.page(granted.origin());
    assertThat(
            page.evaluate(
                "navigator.mediaDevices.getUserMedia({video: true}).then(() => 'ok', e => e.name)"))
        .isIn("NotAllowedError", "NotFoundError");
    assertThat(page.evaluate("Notification.requestPermission()")).isEqualTo("denied");
    assertThat(
            page.evaluate(
                "new Promise(done => navigator.geolocation.getCurrentPosition("
                    + "() => done('ok'), e => done(e.code)))"))
        .isEqualTo(1);
    tab.close();
  }
}
