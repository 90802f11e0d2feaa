package org.vicinity.browser.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.bridge.ExtensionFiles;
import org.vicinity.browser.fixture.TestSite;

/** The API is there for secure pages before their own scripts, and for nobody else. */
@Tag("browser")
class InjectionTest {
  private static final String NOTES =
      "<script>window.first = typeof navigator.localDevices</script>";

  private static final String TELLS =
      "<script>top.postMessage(name + ' ' + typeof navigator.localDevices, '*')</script>";

  private static final String FRAMES =
      """
      <!doctype html><title>frames</title>
      <script>window.told = []; onmessage = event => told.push(event.data)</script>
      <iframe name=same src=/same></iframe>
      <iframe name=cross src=%s/frame></iframe>
      <iframe name=sandboxed sandbox=allow-scripts src=/same></iframe>
      """;

  private static EngineScene scene;
  private static TestSite site;
  private static TestSite otherSite;

  @BeforeAll
  static void start() throws Exception {
    otherSite = new TestSite().page("/frame", TELLS);
    site =
        new TestSite()
            .page("/", "<!doctype html><head>" + NOTES + "</head><body>")
            .page("/same", TELLS)
            .page("/frames", FRAMES.formatted(otherSite.origin()));
    scene = EngineScene.start();
  }

  @AfterAll
  static void end() throws Exception {
    scene.close();
    site.close();
    otherSite.close();
  }

  @Test
  void aSecurePageHasTheApiBeforeItsOwnFirstScriptAndCanCallIt() throws Exception {
    EngineScene.Tab tab = scene.open(site.origin() + "/");
    Page page = scene.page(site.origin() + "/");
    assertThat(page.evaluate("window.first")).isEqualTo("object");
    assertThat(page.evaluate("navigator.localDevices.getDevices().then(d => d.length)"))
        .isEqualTo(0);
    tab.close();
  }

  @Test
  void anInsecurePageDoesNotHaveIt() throws Exception {
    String name = InetAddress.getLocalHost().getHostName();
    assumeTrue(
        InetAddress.getByName(name).isLoopbackAddress() && !name.startsWith("localhost"),
        "this machine's name is not one of the loopback");
    String origin = site.origin(name);
    EngineScene.Tab tab = scene.open(origin + "/");
    Page page = scene.page(origin);
    assertThat(page.evaluate("isSecureContext")).isEqualTo(false);
    assertThat(page.evaluate("window.first")).isEqualTo("undefined");
    tab.close();
  }

  @Test
  void aDataPageDoesNotHaveIt() throws Exception {
    EngineScene.Tab tab = scene.open("data:text/html," + NOTES);
    assertThat(scene.page("data:").evaluate("window.first")).isEqualTo("undefined");
    tab.close();
  }

  @Test
  void framesHaveItWhenTheyAreOfTheSameOriginOnly() throws Exception {
    EngineScene.Tab tab = scene.open(site.origin() + "/frames");
    Page page = scene.page(site.origin() + "/frames");
    page.waitForFunction("told.length === 3");
    assertThat((List<?>) page.evaluate("told"))
        .map(String.class::cast)
        .containsExactlyInAnyOrder("same object", "cross undefined", "sandboxed undefined");
    tab.close();
  }

  @Test
  void aPageCannotReadTheExtensionsFilesNorSpeakForItsRulesPage() throws Exception {
    EngineScene.Tab tab = scene.open(site.origin() + "/");
    Page page = scene.page(site.origin() + "/");
    for (String file : List.of("inject.js", "rules.js", "rules.html", "manifest.json")) {
      assertThat(
              page.evaluate(
                  "url => fetch(url).then(() => 'read', e => e.name)",
                  "chrome-extension://" + ExtensionFiles.id() + "/" + file))
          .as(file)
          .isEqualTo("TypeError");
    }
    Object refused =
        page.evaluate(
            """
            () => new Promise(resolve => vicinityQuery({
              request: JSON.stringify({ready: true, order: 1, rules: [], secret: 'guess'}),
              onSuccess: () => resolve('taken'), onFailure: () => resolve('refused')}))
            """);
    assertThat(refused).isEqualTo("refused");
    tab.close();
  }

  @Test
  void aWorkerDoesNotHaveIt() throws Exception {
    EngineScene.Tab tab = scene.open(site.origin() + "/");
    Object seen =
        scene
            .page(site.origin() + "/")
            .evaluate(
                """
                () => new Promise(resolve => {
                  const code = 'postMessage(typeof navigator.localDevices)';
                  const worker = new Worker(URL.createObjectURL(new Blob([code])));
                  worker.onmessage = event => resolve(event.data);
                })
                """);
    assertThat(seen).isEqualTo("undefined");
    tab.close();
  }
}
