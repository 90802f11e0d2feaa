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

  private static final String USE_FROM_SITE =
      """
      async base => {
        await (await fetch(base + 'cached', {credentials: 'include'})).text();
        const frame = Object.assign(document.createElement('iframe'), {src: base + 'frame'});
        await new Promise(done => { frame.onload = done; document.body.append(frame); });
        window.socket = new WebSocket(base.replace('https', 'wss') + 'socket');
        window.closedAt = new Promise(done => { socket.onclose = () => done(Date.now()); });
        await new Promise((done, failed) => { socket.onopen = done; socket.onerror = failed; });
      }
      """;

  private static final String FILL =
      """
      async () => {
        localStorage.setItem('kept', 'yes');
        sessionStorage.setItem('kept', 'yes');
        await new Promise((done, failed) => {
          const opening = indexedDB.open('kept');
          opening.onupgradeneeded = () => opening.result.createObjectStore('things');
          opening.onsuccess = () => { opening.result.close(); done(); };
          opening.onerror = failed;
        });
        await (await caches.open('kept')).put('/kept', new Response('kept'));
        await navigator.serviceWorker.register('/worker.js');
        await navigator.serviceWorker.ready;
      }
      """;

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

  private static Object look(EngineScene.Tab tab, String url) {
    return scene.page(url).evaluate(LOOK);
  }

  @Test
  void nothingOfARevokedDeviceIsLeftAndItsSiblingStays() throws Exception {
    EngineScene.Tab user = scene.open(site.origin() + "/");
    Page page = scene.page(site.origin());
    page.evaluate(USE_FROM_SITE, device.base());
    page.evaluate(
        USE_FROM_SITE.replace("window.socket", "window.other").replace("(socket.", "(other."),
        sibling.base());
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

    page.evaluate("() => closedAt");
    assertThat(inside.evaluate(LOOK)).isEqualTo(NOTHING);
    assertThat(inside.evaluate("document.cookie")).isEqualTo("");
    assertThat(reaches(page, device.base() + "cached")).isFalse();
    assertThat(reaches(inside, device.base() + "offline")).isFalse();
    assertThat(device.requests()).hasSize(before);
    assertThat(device.connections()).isZero();

    assertThat(scene.page(sibling.base()).evaluate(LOOK)).isEqualTo(EVERYTHING);
    assertThat(page.evaluate("() => other.readyState")).isEqualTo(1);
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
}
