package org.vicinity.browser.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
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
    site =
        new TestSite()
            .page("/", "<title>view</title><a id=a target=_blank href=/next>next</a><p id=p>text");
    tab = scene.open(site.origin() + "/");
    page = scene.page(site.origin());
  }

  @AfterEach
  void close() throws Exception {
    tab.close();
    site.close();
  }

  @Test
  void aLinkIntoANewTabNamesItsOpener() throws Exception {
    page.click("#a");
    assertThat(Recorder.next(tab.events().popups))
        .isEqualTo(ViewTarget.byPage(site.origin() + "/next", site.origin() + "/"));
  }

  @Test
  void aPageWithoutAClickOpensNoTab() {
    assertThat(page.evaluate("window.open('/next') === null")).isEqualTo(true);
    assertThat(tab.events().popups).isEmpty();
  }

  @Test
  void aConfirmationIsTheShellsToAnswer() throws Exception {
    page.evaluate("() => { setTimeout(() => { window.answer = confirm('<b>sure</b>') }) }");
    PageDialog dialog = Recorder.next(tab.events().dialogs);
    assertThat(dialog.kind()).isEqualTo(PageDialog.Kind.CONFIRM);
    assertThat(dialog.message()).isEqualTo("<b>sure</b>");
    assertThat(dialog.pageUrl()).startsWith(site.origin());
    dialog.answer().accept("");
    dialog.answer().decline();
    page.waitForFunction("window.answer === true");
  }

  @Test
  void aPromptGetsTheText() throws Exception {
    page.evaluate("() => { setTimeout(() => { window.answer = prompt('name', 'preset') }) }");
    PageDialog dialog = Recorder.next(tab.events().dialogs);
    assertThat(dialog.preset()).isEqualTo("preset");
    dialog.answer().accept("typed");
    page.waitForFunction("window.answer === 'typed'");
  }

  @Test
  void leavingAnEditedPageIsAskedForAndMayBeDeclined() throws Exception {
    page.evaluate("() => { onbeforeunload = event => event.preventDefault() }");
    page.click("#p");
    SwingUtilities.invokeLater(tab.view()::requestClose);
    PageDialog first = Recorder.next(tab.events().dialogs);
    assertThat(first.kind()).isEqualTo(PageDialog.Kind.LEAVE);
    first.answer().decline();
    assertThat(page.evaluate("1 + 1")).isEqualTo(2);
    assertThat(tab.events().closed).isEmpty();
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

  @Test
  void theBrowsersOwnPagesDoNotOpen() throws Exception {
    tab.load("chrome://settings/");
    assertThat(Recorder.next(tab.events().failures).kind()).isEqualTo(LoadFailure.Kind.BLOCKED);
  }
}
