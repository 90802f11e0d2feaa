package org.vicinity.browser.tab;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.event.InputEvent;
import java.awt.event.MouseEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.engine.Shortcut;
import org.vicinity.browser.engine.ViewTarget;
import org.vicinity.browser.fixture.TestSite;
import org.vicinity.browser.real.EngineScene;
import org.vicinity.browser.session.SavedSession;
import org.vicinity.browser.session.SavedTab;
import org.vicinity.browser.session.SavedWindow;
import org.vicinity.browser.session.Session;

/** The shell's windows on the real engine. */
@Tag("browser")
class ShellTest {
  private static EngineScene scene;

  @TempDir Path folder;

  private TestSite site;
  private Session session;
  private Windows windows;

  @BeforeAll
  static void startEngine() throws Exception {
    scene = EngineScene.start(List.of(), List.of());
  }

  @AfterAll
  static void endEngine() throws Exception {
    scene.close();
  }

  @BeforeEach
  void open() throws Exception {
    site = new TestSite();
    for (String path : new String[] {"/a", "/b", "/c"}) {
      site.page(path, "<title>page " + path + "</title>" + path);
    }
    session = Session.in(folder.resolve("session.json"));
    windows = Screen.on(() -> new Windows(services()));
  }

  private TabServices services() {
    return new TabServices(
        scene.engine(),
        host -> Optional.empty(),
        origin -> List.of(),
        ids -> CompletableFuture.completedFuture(null),
        host -> Optional.empty(),
        JPanel::new,
        session,
        false);
  }

  @AfterEach
  void close() throws Exception {
    Screen.run(windows::quit);
    windows.allClosed().get(60, TimeUnit.SECONDS);
    session.close();
    site.close();
  }

  private BrowserWindow window() {
    return Arrays.stream(java.awt.Window.getWindows())
        .filter(window -> window instanceof BrowserWindow && window.isDisplayable())
        .map(BrowserWindow.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private TabStrip strip() {
    return Screen.all(window().getContentPane(), TabStrip.class).get(0);
  }

  /** Opens a page in a tab and waits until it has said its title. */
  private void openTab(String path) throws Exception {
    Screen.run(() -> windows.openTab(ViewTarget.byUser(site.origin() + path)));
    awaitTitle("page " + path);
  }

  private void awaitTitle(String title) throws Exception {
    Screen.until(title, () -> window().getTitle().startsWith(title));
  }

  private void perform(Shortcut shortcut) throws Exception {
    Screen.run(() -> window().perform(shortcut));
  }

  private List<String> captions() throws Exception {
    return Screen.on(
        () -> {
          List<String> all = new ArrayList<>();
          JTabbedPane row = strip().row();
          for (int i = 0; i < row.getTabCount(); i++) {
            all.add(row.getTitleAt(i));
          }
          return all;
        });
  }

  @Test
  void aTabThatMovesKeepsItsPage() throws Exception {
    openTab("/a");
    openTab("/b");
    openTab("/c");
    scene.value(site.origin() + "/c", "window.mark = 'kept'");
    perform(Shortcut.MOVE_TAB_BACK);
    assertThat(captions()).containsExactly("page /a", "page /c", "page /b");
    perform(Shortcut.TAB_1);
    awaitTitle("page /a");
    perform(Shortcut.PREVIOUS_TAB);
    awaitTitle("page /b");
    assertThat(scene.value(site.origin() + "/c", "window.mark").asText()).isEqualTo("kept");
  }

  @Test
  void aTabIsDraggedToItsPlace() throws Exception {
    openTab("/a");
    openTab("/b");
    openTab("/c");
    Screen.run(
        () -> {
          JTabbedPane row = strip().row();
          Rectangle from = row.getBoundsAt(2);
          Rectangle to = row.getBoundsAt(0);
          mouse(row, MouseEvent.MOUSE_PRESSED, (int) from.getCenterX(), MouseEvent.BUTTON1);
          for (int x = (int) from.getCenterX(); x >= to.x + 4; x -= 4) {
            mouse(row, MouseEvent.MOUSE_DRAGGED, x, MouseEvent.NOBUTTON);
          }
          mouse(row, MouseEvent.MOUSE_RELEASED, to.x + 4, MouseEvent.BUTTON1);
        });
    assertThat(captions()).containsExactly("page /c", "page /a", "page /b");
    awaitTitle("page /c");
  }

  @Test
  void theMiddleButtonClosesAndTheKeyBringsBack() throws Exception {
    openTab("/a");
    openTab("/b");
    Screen.run(
        () -> {
          JTabbedPane row = strip().row();
          int x = (int) row.getBoundsAt(0).getCenterX();
          mouse(row, MouseEvent.MOUSE_CLICKED, x, MouseEvent.BUTTON2);
        });
    Screen.until("one tab", () -> strip().tabs().size() == 1);
    assertThat(captions()).containsExactly("page /b");
    perform(Shortcut.REOPEN_TAB);
    assertThat(captions()).containsExactly("page /a", "page /b");
    Screen.until(
        "the page is loaded again",
        () -> window().getTitle().startsWith("page /a") && site.wasAsked("/a"));
  }

  private static void mouse(JTabbedPane row, int what, int x, int button) {
    int held = what == MouseEvent.MOUSE_DRAGGED ? InputEvent.BUTTON1_DOWN_MASK : 0;
    row.dispatchEvent(
        new MouseEvent(
            row, what, System.currentTimeMillis(), held, x, row.getHeight() / 2, 1, false, button));
  }

  @Test
  void anEarlierSessionIsLoadedTabByTab() throws Exception {
    SavedWindow saved =
        new SavedWindow(
            List.of(
                new SavedTab(site.origin() + "/a", "once /a"),
                new SavedTab(site.origin() + "/b", "once /b"),
                new SavedTab(site.origin() + "/c", "<html>once /c")),
            1);
    Screen.run(() -> windows.restore(new SavedSession(List.of(saved))));
    site.awaitRequest("/b");
    awaitTitle("page /b");
    assertThat(captions()).containsExactly("once /a", "page /b", " <html>once /c");
    assertThat(site.wasAsked("/a")).isFalse();
    // A tab that the engine knows nothing of yet closes, too.
    perform(Shortcut.LAST_TAB);
    perform(Shortcut.CLOSE_TAB);
    Screen.until("two tabs", () -> strip().tabs().size() == 2);
    perform(Shortcut.TAB_1);
    awaitTitle("page /a");
  }

  @Test
  void whatIsOpenWhenTheBrowserEndsIsThereNextTime() throws Exception {
    openTab("/a");
    openTab("/b");
    Screen.run(windows::quit);
    windows.allClosed().get(60, TimeUnit.SECONDS);
    session.close();
    try (Session next = Session.in(folder.resolve("session.json"))) {
      assertThat(next.before())
          .isEqualTo(
              new SavedSession(
                  List.of(
                      new SavedWindow(
                          List.of(
                              new SavedTab(site.origin() + "/a", "page /a"),
                              new SavedTab(site.origin() + "/b", "page /b")),
                          1))));
    }
  }
}
