package org.vicinity.browser.real;

import java.util.concurrent.TimeUnit;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.fixture.TestSite;
import org.vicinity.browser.theme.Scheme;

/** Pages know whether windows are light or dark. */
@Tag("browser")
class PreferredSchemeTest {
  private static EngineScene scene;

  private TestSite site;

  @BeforeAll
  static void startEngine() throws Exception {
    scene = EngineScene.start();
  }

  @AfterAll
  static void endEngine() throws Exception {
    scene.close();
  }

  @BeforeEach
  void begin() throws Exception {
    prefer(Scheme.LIGHT);
    site = new TestSite().page("/", "<title>page</title>").page("/next", "<title>next</title>");
  }

  @AfterEach
  void end() {
    site.close();
  }

  private static void prefer(Scheme scheme) throws Exception {
    scene.engine().prefer(scheme).get(60, TimeUnit.SECONDS);
  }

  /** Waits in the page until it is told so, and fails when it never is. */
  private void awaitScheme(String path, String scheme) throws Exception {
    scene.value(
        site.origin() + path,
        "new Promise(done => { const query = matchMedia('(prefers-color-scheme: "
            + scheme
            + ")'); query.matches ? done(1) : query.onchange = () => done(1) })");
  }

  @Test
  void anOpenPageFollows() throws Exception {
    EngineScene.Tab tab = scene.open(site.origin() + "/");
    awaitScheme("/", "light");
    prefer(Scheme.DARK);
    awaitScheme("/", "dark");
    prefer(Scheme.LIGHT);
    awaitScheme("/", "light");
    tab.close();
  }

  @Test
  void laterPagesAndTabsKnow() throws Exception {
    EngineScene.Tab tab = scene.open(site.origin() + "/");
    prefer(Scheme.DARK);
    tab.load(site.origin() + "/next");
    Recorder.next(tab.events().loaded);
    awaitScheme("/next", "dark");
    EngineScene.Tab other = scene.open(site.origin() + "/");
    awaitScheme("/", "dark");
    other.close();
    tab.close();
  }

  @Test
  void framesOfOtherSitesKnow() throws Exception {
    site.page(
        "/frame",
        "<script>const query = matchMedia('(prefers-color-scheme: dark)');"
            + "const tell = () => query.matches && parent.postMessage('dark', '*');"
            + "query.onchange = tell; onmessage = tell</script>");
    site.page(
        "/outer",
        "<title>outer</title><iframe id=f src='"
            + site.origin().replace("localhost", "127.0.0.1")
            + "/frame'></iframe>");
    EngineScene.Tab tab = scene.open(site.origin() + "/outer");
    prefer(Scheme.DARK);
    scene.value(
        site.origin() + "/outer",
        "new Promise(done => { onmessage = () => done(1); f.contentWindow.postMessage('', '*') })");
    tab.close();
  }

  @Test
  void aPageThatCrashedKnowsWhenItIsLoadedAgain() throws Exception {
    EngineScene.Tab tab = scene.open(site.origin() + "/");
    prefer(Scheme.DARK);
    awaitScheme("/", "dark");
    scene.crash(site.origin() + "/");
    Recorder.next(tab.events().failures);
    SwingUtilities.invokeLater(() -> tab.view().load(site.origin() + "/next"));
    Recorder.next(tab.events().loaded);
    awaitScheme("/next", "dark");
    tab.close();
  }
}
