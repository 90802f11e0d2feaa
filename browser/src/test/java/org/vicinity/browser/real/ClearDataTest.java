package org.vicinity.browser.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.engine.BrowsingData;
import org.vicinity.browser.fixture.TestSite;

/** Chromium forgets what the user clears, and nothing else. */
@Tag("browser")
class ClearDataTest {
  private static final String LEAVE =
      """
      async () => {
        document.cookie = 'left=cookie;max-age=9999';
        localStorage.setItem('left', 'storage');
        const cache = await caches.open('left');
        await cache.put('/left', new Response('cached'));
      }""";
  private static final String FIND =
      """
      async () => [document.cookie, localStorage.getItem('left') ?? '',
        await caches.has('left') ? 'caches' : ''].filter(each => each).join(' ')""";

  @Test
  void whatSitesStoredIsGoneWhenTheirDataIsCleared() throws Exception {
    try (EngineScene scene = EngineScene.start();
        TestSite site = new TestSite()) {
      EngineScene.Tab tab = scene.open(site.origin() + "/");
      Page page = scene.page(site.origin());
      page.evaluate(LEAVE);
      clear(scene, Set.of(BrowsingData.CACHE, BrowsingData.HISTORY));
      assertThat(page.evaluate(FIND)).isEqualTo("left=cookie storage caches");
      clear(scene, EnumSet.allOf(BrowsingData.class));
      assertThat(page.evaluate(FIND)).isEqualTo("");
      tab.close();
    }
  }

  private static void clear(EngineScene scene, Set<BrowsingData> kinds) throws Exception {
    scene.engine().controls().clearAll(kinds).get(60, TimeUnit.SECONDS);
  }
}
