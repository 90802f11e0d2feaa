package org.vicinity.browser.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.engine.LoadFailure;
import org.vicinity.browser.engine.PageDialog;
import org.vicinity.browser.engine.ViewTarget;
import org.vicinity.browser.fixture.TestSite;

/** What a page asks of the shell arrives there, and what the shell answers arrives in the page. */
@Tag("browser")
class ViewTest {
  private static EngineScene scene;

  private TestSite site;
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
    site =
        new TestSite()
            .page("/", "<title>view</title><a id=a target=_blank href=/next>next</a><p id=p>text");
    tab = scene.open(site.origin() + "/");
  }

  @AfterEach
  void close() throws Exception {
    tab.close();
    site.close();
  }

  private JsonNode run(String script) throws Exception {
    return scene.value(site.origin() + "/", script);
  }

  /** Waits for what a dialog returned. */
  private JsonNode answer() throws Exception {
    return run(
        "new Promise(done => { const look = () => 'answer' in window ? done(answer)"
            + " : setTimeout(look, 20); look() })");
  }

  @Test
  void aLinkIntoANewTabNamesItsOpener() throws Exception {
    run("document.getElementById('a').click()");
    assertThat(Recorder.next(tab.events().targets))
        .isEqualTo(ViewTarget.byPage(site.origin() + "/next", site.origin() + "/"));
  }

  @Test
  void aPageOpensOnlyAFewTabsInARow() throws Exception {
    for (int i = 0; i < 5; i++) {
      boolean opened = i < 3;
      assertThat(run("window.open('/" + i + "') !== null").asBoolean()).isEqualTo(opened);
    }
    for (int i = 0; i < 3; i++) {
      Recorder.next(tab.events().tabs).close();
    }
    tab.load(site.origin() + "/later");
    Recorder.next(tab.events().loaded);
    assertThat(tab.events().tabs).isEmpty();
    assertThat(tab.events().popups).isEmpty();
  }

  @Test
  void aConfirmationIsTheShellsToAnswer() throws Exception {
    run("setTimeout(() => { window.answer = confirm('<b>sure</b>') })");
    PageDialog dialog = Recorder.next(tab.events().dialogs);
    assertThat(dialog.kind()).isEqualTo(PageDialog.Kind.CONFIRM);
    assertThat(dialog.message()).isEqualTo("<b>sure</b>");
    assertThat(dialog.pageUrl()).startsWith(site.origin());
    dialog.answer().accept("");
    dialog.answer().decline();
    assertThat(answer().asBoolean()).isTrue();
  }

  @Test
  void aPromptGetsTheText() throws Exception {
    run("setTimeout(() => { window.answer = prompt('name', 'preset') })");
    PageDialog dialog = Recorder.next(tab.events().dialogs);
    assertThat(dialog.preset()).isEqualTo("preset");
    dialog.answer().accept("typed");
    assertThat(answer().asText()).isEqualTo("typed");
  }

  @Test
  void leavingAnEditedPageIsAskedForAndMayBeDeclined() throws Exception {
    run("onbeforeunload = event => event.preventDefault(); document.title");
    SwingUtilities.invokeLater(tab.view()::requestClose);
    PageDialog first = Recorder.next(tab.events().dialogs);
    assertThat(first.kind()).isEqualTo(PageDialog.Kind.LEAVE);
    first.answer().decline();
    assertThat(run("1 + 1").asInt()).isEqualTo(2);
    assertThat(tab.events().closed).isEmpty();
    SwingUtilities.invokeLater(tab.view()::requestClose);
    Recorder.next(tab.events().dialogs).answer().accept("");
  }

  @Test
  void aSiteThatIsNotThereIsTold() throws Exception {
    TestSite gone = new TestSite();
    String address = gone.origin() + "/x";
    gone.close();
    tab.load(address);
    LoadFailure failure = Recorder.next(tab.events().failures);
    assertThat(failure.kind()).isEqualTo(LoadFailure.Kind.REFUSED);
    assertThat(failure.url()).isEqualTo(address);
  }

  /** What it fetches comes when the page is gone, and no gate sees who asked. */
  @Test
  void thereIsNoBackgroundFetch() throws Exception {
    assertThat(run("'ServiceWorkerRegistration' in window").asBoolean()).isTrue();
    assertThat(run("'BackgroundFetchManager' in window").asBoolean()).isFalse();
  }

  @Test
  void theBrowsersOwnPagesDoNotOpen() throws Exception {
    tab.load("chrome://settings/");
    tab.load(site.origin() + "/after");
    String loaded;
    do {
      loaded = Recorder.next(tab.events().loaded);
      assertThat(loaded).doesNotStartWith("chrome:");
    } while (!loaded.equals(site.origin() + "/after"));
  }
}
