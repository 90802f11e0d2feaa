package org.vicinity.browser.tab;

import java.awt.Container;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.download.DownloadList;
import org.vicinity.browser.download.DownloadMemory;
import org.vicinity.browser.engine.Shortcut;
import org.vicinity.browser.engine.ViewTarget;
import org.vicinity.browser.fixture.TestSite;
import org.vicinity.browser.real.EngineScene;
import org.vicinity.browser.session.Session;
import org.vicinity.browser.sites.History;
import org.vicinity.browser.sites.SiteZooms;

/** The shell's windows on the real engine, for one class of tests. */
abstract class ShellScene {
  static final KeyStroke ESCAPE = KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0);

  static EngineScene scene;

  @TempDir Path folder;

  TestSite site;
  Session session;
  SiteZooms zooms;
  History history;
  Windows windows;

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
    zooms = SiteZooms.forgotten();
    history = History.in(folder.resolve("history.json"), Clock.systemUTC());
    windows = Screen.on(() -> new Windows(services()));
  }

  TabServices services() {
    return new TabServices(
        scene.engine(),
        host -> Optional.empty(),
        origin -> List.of(),
        ids -> CompletableFuture.completedFuture(null),
        host -> Optional.empty(),
        JPanel::new,
        session,
        zooms,
        history,
        new DownloadList(scene.engine().downloads(), DownloadMemory.none()),
        false);
  }

  @AfterEach
  void close() throws Exception {
    Screen.run(windows::quit);
    windows.allClosed().get(60, TimeUnit.SECONDS);
    session.close();
    history.close();
    site.close();
  }

  BrowserWindow window() {
    return Arrays.stream(java.awt.Window.getWindows())
        .filter(window -> window instanceof BrowserWindow && window.isDisplayable())
        .map(BrowserWindow.class::cast)
        .findFirst()
        .orElseThrow();
  }

  TabStrip strip() {
    return Screen.all(window().getContentPane(), TabStrip.class).get(0);
  }

  /** Opens a page in a tab and waits until it has said its title. */
  void openTab(String path) throws Exception {
    Screen.run(() -> windows.openTab(ViewTarget.byUser(site.origin() + path)));
    awaitTitle("page " + path);
  }

  void awaitTitle(String title) throws Exception {
    Screen.until(title, () -> window().getTitle().startsWith(title));
  }

  void perform(Shortcut shortcut) throws Exception {
    Screen.run(() -> window().perform(shortcut));
  }

  static void awaitText(Container in, String text) throws Exception {
    Screen.until(
        text,
        () ->
            Screen.all(in, JLabel.class).stream()
                .anyMatch(label -> label.isShowing() && label.getText().contains(text)));
  }

  static void click(Container in, String text) throws Exception {
    Screen.until(
        text + " to click",
        () ->
            Screen.all(in, JButton.class).stream()
                .anyMatch(button -> button.isShowing() && button.getText().equals(text)));
    Screen.run(
        () ->
            Screen.all(in, JButton.class).stream()
                .filter(button -> button.isShowing() && button.getText().equals(text))
                .findFirst()
                .orElseThrow()
                .doClick());
  }
}
