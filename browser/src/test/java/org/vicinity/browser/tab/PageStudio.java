package org.vicinity.browser.tab;

import com.formdev.flatlaf.FlatLaf;
import java.awt.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import org.vicinity.browser.display.Camera;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.download.DownloadList;
import org.vicinity.browser.download.DownloadMemory;
import org.vicinity.browser.engine.Shortcut;
import org.vicinity.browser.engine.StandIn;
import org.vicinity.browser.engine.ViewTarget;
import org.vicinity.browser.fixture.Grants;
import org.vicinity.browser.fixture.PrivateCa;
import org.vicinity.browser.fixture.TestSite;
import org.vicinity.browser.real.EngineScene;
import org.vicinity.browser.session.Session;
import org.vicinity.browser.sites.History;
import org.vicinity.browser.sites.SiteZooms;
import org.vicinity.browser.theme.Scheme;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantStoreException;

/** The shell's windows on the real engine, with a site and its device to photograph. */
final class PageStudio implements AutoCloseable {
  static final String HOST = "vod.example.com";
  static final String SITE = "https://" + HOST;

  private static final int SECONDS = 60;
  private static final String PAGE =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>%s</title>
      <link rel="icon" href="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'
       viewBox='0 0 16 16'><circle cx='8' cy='8' r='8' fill='teal'/></svg>">
      <style>
        html{color-scheme:light dark;font:17px/1.5 system-ui,sans-serif}
        body{max-width:40rem;margin:3rem auto;padding:0 1rem}
      </style>
      <h1>%s</h1>
      <p>A film that is on the device next to you starts at once, and a film that is not can be
      brought there over night.</p>
      <ul><li>The long film about bread</li><li>Three harbours</li><li>A film for the road</li></ul>
      <input id="file" type="file" hidden>
      """;

  final EngineScene scene;
  final Grant device;

  private final TestSite site;
  private final TestSite deviceSite;
  private Windows windows;

  PageStudio() throws Exception {
    PrivateCa authority = new PrivateCa("Example public authority");
    KeyPair siteKey = PrivateCa.newKey();
    site = TestSite.secure(siteKey, authority.issue(HOST, siteKey.getPublic()));
    page(site, "/films", "Films at home");
    page(site, "/films/harbours", "Three harbours");
    page(site, "/films/bread", "The long film about bread");
    page(site, "/films/road", "A film for the road");
    page(site, "/later", "Films for later");
    page(site, "/help", "Help with films");
    KeyPair deviceKey = PrivateCa.newKey();
    device = Grants.of(SITE, "media-1", new PrivateCa("VOD device CA"), deviceKey.getPublic());
    deviceSite = TestSite.secure(deviceKey, device.leaf());
    page(deviceSite, "/", "Media cache");
    scene =
        EngineScene.start(
            List.of(new StandIn(HOST, 443, site.address().getPort(), StandIn.Space.PUBLIC)),
            List.of(authority.certificate()));
    scene.grant(device, deviceSite.address());
  }

  private static void page(TestSite site, String path, String title) {
    site.page(path, PAGE.formatted(title, title));
  }

  /** Opens a window in the theme of now, plays a scene in it, and closes it. */
  void play(Camera.Scene photographs) throws Exception {
    scene
        .engine()
        .prefer(FlatLaf.isLafDark() ? Scheme.DARK : Scheme.LIGHT)
        .get(SECONDS, TimeUnit.SECONDS);
    Path folder = Files.createTempDirectory("gallery");
    try (Session session = Session.in(folder.resolve("session.json"));
        History history = History.in(folder.resolve("history.json"), Clock.systemUTC())) {
      windows = Screen.on(() -> new Windows(services(session, history)));
      open(SITE + "/help", "Help with films");
      Screen.run(() -> window().setSize(Space.size(1000, 700)));
      open(SITE + "/films/harbours", "Three harbours");
      open(SITE + "/films", "Films at home");
      photographs.play();
      Screen.run(windows::quit);
      windows.allClosed().get(SECONDS, TimeUnit.SECONDS);
    }
  }

  private TabServices services(Session session, History history) {
    return new TabServices(
        scene.engine(),
        host -> Optional.of(device).filter(grant -> grant.host().value().equals(host)),
        origin -> List.of(device),
        ids -> CompletableFuture.completedFuture(null),
        host -> Optional.empty(),
        JPanel::new,
        session,
        SiteZooms.forgotten(),
        history,
        new DownloadList(scene.engine().downloads(), DownloadMemory.none()),
        false);
  }

  void open(String url, String title) throws Exception {
    Screen.run(() -> windows.openTab(ViewTarget.byUser(url)));
    awaitTitle(title);
  }

  void awaitTitle(String title) throws Exception {
    Screen.until(title, () -> window().getTitle().startsWith(title));
  }

  void perform(Shortcut shortcut) throws Exception {
    Screen.run(() -> window().perform(shortcut));
  }

  BrowserWindow window() {
    return Arrays.stream(Window.getWindows())
        .filter(window -> window instanceof BrowserWindow && window.isDisplayable())
        .map(BrowserWindow.class::cast)
        .findFirst()
        .orElseThrow();
  }

  static boolean shows(Class<? extends Window> type) {
    return Arrays.stream(Window.getWindows())
        .anyMatch(window -> type.isInstance(window) && window.isShowing());
  }

  static void closeDialogs() throws Exception {
    Screen.run(
        () ->
            Arrays.stream(Window.getWindows())
                .filter(JDialog.class::isInstance)
                .forEach(Window::dispose));
    Screen.until("no dialog", () -> !shows(JDialog.class));
  }

  <T extends JComponent> Optional<T> shown(Class<T> type) {
    return Screen.all(window().getContentPane(), type).stream()
        .filter(JComponent::isShowing)
        .findFirst();
  }

  /** Returns the selected tab's part of that type, shown or not. */
  <T extends JComponent> T part(Class<T> type) {
    return part(type, part -> true);
  }

  <T extends JComponent> T part(Class<T> type, Predicate<T> wanted) {
    PageTab tab = shown(PageTab.class).orElseThrow();
    return Screen.all(tab, type).stream().filter(wanted).findFirst().orElseThrow();
  }

  @Override
  public void close() throws IOException, GrantStoreException {
    scene.close();
    site.close();
    deviceSite.close();
  }
}
