package org.vicinity.browser.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.fixture.PrivateCa;
import org.vicinity.browser.fixture.TestSite;
import org.vicinity.browser.fixture.WebDevice;

/**
 * What is left of a device when the user takes it back: connections, WebSockets, cached responses,
 * cookies, service workers and storage, seen from the device and from inside the engine.
 */
@Tag("browser")
class RevokeTest {
  /** Generous: how long it really took is printed. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static final String WITHIN =
      "const within = (what, promise) => Promise.race([promise,"
          + " new Promise((_, no) => setTimeout(no, 20000, new Error(what + ' takes too long')))]);";

  private static final String USE_FROM_SITE =
      """
      async ([base, name]) => {
      %s
        await within('fetch', fetch(base + 'cached', {credentials: 'include'}).then(r => r.text()));
        const frame = document.createElement('iframe');
        await within('frame', new Promise(done => {
          frame.onload = done;
          frame.src = base + 'frame';
          document.body.append(frame);
        }));
        const socket = new WebSocket(base.replace('https', 'wss') + 'socket');
        const closed = new Promise(done => { socket.onclose = done; });
        window[name] = {socket, closed};
        await within('socket', new Promise((done, failed) => {
          socket.onopen = done;
          socket.onerror = failed;
        }));
      }
      """
          .formatted(WITHIN);

  private static final String FILL =
      """
      async () => {
      %s
        localStorage.setItem('kept', 'yes');
        sessionStorage.setItem('kept', 'yes');
        await within('database', new Promise((done, failed) => {
          const opening = indexedDB.open('kept');
          opening.onupgradeneeded = () => opening.result.createObjectStore('things');
          opening.onsuccess = () => { opening.result.close(); done(); };
          opening.onerror = failed;
        }));
        await within('cache',
            caches.open('kept').then(cache => cache.put('/kept', new Response('kept'))));
        await within('registering', navigator.serviceWorker.register('/worker.js'));
        await within('worker', navigator.serviceWorker.ready);
      }
      """
          .formatted(WITHIN);

  private static final String LOOK =
      """
      async () => ({
        localStorage: localStorage.length,
        databases: (await indexedDB.databases()).length,
        caches: (await caches.keys()).length,
        workers: (await navigator.serviceWorker.getRegistrations()).length,
      })
      """;

  private static final Map<String, Integer> EVERYTHING =
      Map.of("localStorage", 1, "databases", 1, "caches", 1, "workers", 1);
  private static final Map<String, Integer> NOTHING =
      Map.of("localStorage", 0, "databases", 0, "caches", 0, "workers", 0);

  private static EngineScene scene;

  private final PrivateCa ca = new PrivateCa("service CA");
  private TestSite site;
  private WebDevice device;
  private WebDevice sibling;

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
    device = new WebDevice(site.origin(), "first", ca);
    sibling = new WebDevice(site.origin(), "second", ca);
    scene.grant(device);
    scene.grant(sibling);
  }

  @AfterEach
  void close() throws Exception {
    scene.reset();
    sibling.close();
    device.close();
    site.close();
  }

  private static boolean reaches(Page page, String url) {
    return (boolean)
        page.evaluate(
            "url => fetch(url, {credentials: 'include', cache: 'force-cache'})"
                + ".then(() => true, () => false)",
            url);
  }

  @Test
  void nothingOfARevokedDeviceIsLeftAndItsSiblingStays() throws Exception {
    EngineScene.Tab user = scene.open(site.origin() + "/");
    Page page = scene.page(site.origin());
    page.evaluate(USE_FROM_SITE, List.of(device.base(), "used"));
    page.evaluate(USE_FROM_SITE, List.of(sibling.base(), "other"));
    EngineScene.Tab own = scene.open(device.base());
    Page inside = scene.page(device.base());
    inside.evaluate(FILL);
    EngineScene.Tab others = scene.open(sibling.base());
    scene.page(sibling.base()).evaluate(FILL);
    assertThat(inside.evaluate(LOOK)).isEqualTo(EVERYTHING);
    assertThat(reaches(page, device.base() + "cached")).isTrue();
    assertThat(device.requests())
        .filteredOn(seen -> seen.line().equals("GET /cached"))
        .as("the second fetch came out of the cache")
        .hasSize(1);
    assertThat(device.requests()).last().extracting(WebDevice.Seen::cookie).isNotEqualTo("");
    assertThat(device.connections()).isGreaterThanOrEqualTo(2);
    int before = device.requests().size();

    long start = System.nanoTime();
    CompletableFuture<Void> revoked = scene.revokeAsUser(List.of(device.grant().id()));
    int ended = 0;
    for (boolean socket = false; !socket || device.connections() > 0; ended++) {
      String kind = device.closed().poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
      assertThat(kind).as("a connection ends").isNotNull();
      socket |= kind.equals("websocket");
    }
    long connections = System.nanoTime() - start;
    revoked.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    long all = System.nanoTime() - start;
    System.out.printf(
        "revoked: %d connections ended after %d ms, all data gone after %d ms%n",
        ended, connections / 1_000_000, all / 1_000_000);
    assertThat(all).isLessThan(LIMIT.toNanos());

    page.evaluate("() => used.closed.then(() => true)");
    assertThat(inside.evaluate(LOOK)).isEqualTo(NOTHING);
    assertThat(inside.evaluate("document.cookie")).isEqualTo("");
    assertThat(reaches(page, device.base() + "cached")).isFalse();
    assertThat(reaches(inside, device.base() + "offline")).isFalse();
    assertThat(device.requests()).hasSize(before);
    assertThat(device.connections()).isZero();

    assertThat(scene.page(sibling.base()).evaluate(LOOK)).isEqualTo(EVERYTHING);
    assertThat(page.evaluate("() => other.socket.readyState")).isEqualTo(1);
    assertThat(reaches(page, sibling.base() + "cached")).isTrue();

    scene.restoreAsUser(List.of(device.grant().id()));
    assertThat(reaches(page, device.base() + "cached")).isTrue();
    List<WebDevice.Seen> after = device.requests().subList(before, device.requests().size());
    assertThat(after).extracting(WebDevice.Seen::line).contains("GET /cached");
    assertThat(after).extracting(WebDevice.Seen::cookie).containsOnly("");
    user.close();
    own.close();
    others.close();
  }

  @Test
  void aSiteLosesAllItsDevicesAtOnceAndAnotherSiteNone() throws Exception {
    try (TestSite otherSite = new TestSite();
        WebDevice others = new WebDevice(otherSite.origin(), "third", ca)) {
      scene.grant(others);
      EngineScene.Tab user = scene.open(site.origin() + "/");
      EngineScene.Tab otherUser = scene.open(otherSite.origin() + "/");
      Page page = scene.page(site.origin());
      Page otherPage = scene.page(otherSite.origin());
      page.evaluate(USE_FROM_SITE, List.of(device.base(), "used"));
      page.evaluate(USE_FROM_SITE, List.of(sibling.base(), "other"));
      otherPage.evaluate(USE_FROM_SITE, List.of(others.base(), "used"));

      long start = System.nanoTime();
      scene
          .revokeAsUser(List.of(device.grant().id(), sibling.grant().id()))
          .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      for (WebDevice revoked : List.of(device, sibling)) {
        while (revoked.connections() > 0) {
          assertThat(revoked.closed().poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).isNotNull();
        }
      }
      System.out.printf(
          "revoked: all of two devices gone after %d ms%n",
          (System.nanoTime() - start) / 1_000_000);

      page.evaluate("() => Promise.all([used.closed, other.closed]).then(() => true)");
      assertThat(reaches(page, device.base() + "cached")).isFalse();
      assertThat(reaches(page, sibling.base() + "cached")).isFalse();
      assertThat(otherPage.evaluate("() => used.socket.readyState")).isEqualTo(1);
      assertThat(reaches(otherPage, others.base() + "cached")).isTrue();
      user.close();
      otherUser.close();
    }
  }
}
