package org.vicinity.browser.tab;

import java.awt.Window;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import javax.swing.JPanel;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.download.DownloadList;
import org.vicinity.browser.download.DownloadMemory;
import org.vicinity.browser.engine.Download;
import org.vicinity.browser.engine.Permission;
import org.vicinity.browser.engine.Shortcut;
import org.vicinity.browser.engine.ViewTarget;
import org.vicinity.browser.fixture.Grants;
import org.vicinity.browser.session.Session;
import org.vicinity.browser.sites.History;
import org.vicinity.browser.sites.SiteZooms;
import org.vicinity.certstore.grant.Grant;

/** A window of the shell with everything around empty pages: no engine is needed. */
final class BareShell {
  static final Grant DEVICE = Grants.of("https://vod.example.com", "media");

  private final NoEngine engine = new NoEngine();

  private BareShell() {}

  /** Opens a window with a tab for each address. */
  static BareShell open(String... urls) throws Exception {
    BareShell shell = new BareShell();
    Windows windows = Screen.on(() -> new Windows(shell.services()));
    for (String url : urls) {
      Screen.run(() -> windows.openTab(ViewTarget.byUser(url)));
    }
    Screen.run(() -> shell.window().setSize(Space.size(1100, 600)));
    Screen.until("the window", () -> shell.window().isActive());
    return shell;
  }

  /** Opens a window in which everything is shown that can be shown at the same time. */
  static BareShell full() throws Exception {
    BareShell shell = open("https://vod.example.com/a", DEVICE.host().origin() + "/");
    Screen.run(
        () -> {
          shell.engine.tell(
              new Download(
                  1,
                  "https://vod.example.com/film",
                  Path.of("/home/ada/film.webm"),
                  450_000_000,
                  OptionalLong.of(1_200_000_000),
                  12_000_000,
                  Download.State.RUNNING));
          shell.engine.listeners().get(1).refused(Permission.CAMERA, "https://vod.example.com/");
          shell.window().perform(Shortcut.ZOOM_IN);
          shell.window().perform(Shortcut.FIND);
        });
    return shell;
  }

  private TabServices services() {
    return new TabServices(
        engine,
        host -> Optional.of(DEVICE).filter(grant -> grant.host().value().equals(host)),
        origin -> List.of(),
        ids -> CompletableFuture.completedFuture(null),
        host -> Optional.empty(),
        JPanel::new,
        Session.forgotten(),
        SiteZooms.forgotten(),
        History.none(),
        new DownloadList(engine.downloads(), DownloadMemory.none()),
        false);
  }

  NoEngine engine() {
    return engine;
  }

  BrowserWindow window() {
    return Arrays.stream(Window.getWindows())
        .filter(window -> window instanceof BrowserWindow && window.isDisplayable())
        .map(BrowserWindow.class::cast)
        .findFirst()
        .orElseThrow();
  }

  TabStrip strip() {
    return Screen.all(window().getContentPane(), TabStrip.class).get(0);
  }
}
