package org.vicinity.browser.tab;

import com.formdev.flatlaf.FlatLaf;
import java.awt.Point;
import java.awt.Robot;
import java.awt.event.InputEvent;
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
import javax.swing.AbstractButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.JWindow;
import javax.swing.MenuSelectionManager;
import javax.swing.SwingUtilities;
import org.vicinity.browser.display.Camera;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.download.DownloadList;
import org.vicinity.browser.download.DownloadMemory;
import org.vicinity.browser.engine.LoadFailure;
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

/**
 * Photographs what the shell's windows do with pages, on the real engine: {@code PageGallery
 * DIRECTORY [NAME…]}. Needs a display of its own.
 */
public final class PageGallery implements AutoCloseable {
  private static final int SECONDS = 60;
  private static final String HOST = "vod.example.com";
  private static final String SITE = "https://" + HOST;
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
      """;

  private final Camera camera;
  private final EngineScene scene;
  private final TestSite site;
  private final TestSite deviceSite;
  private final Grant device;
  private Windows windows;

  private PageGallery(Camera camera) throws Exception {
    this.camera = camera;
    PrivateCa authority = new PrivateCa("Example public authority");
    KeyPair siteKey = PrivateCa.newKey();
    site = TestSite.secure(siteKey, authority.issue(HOST, siteKey.getPublic()));
    page(site, "/films", "Films at home");
    page(site, "/films/harbours", "Three harbours");
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

  public static void main(String[] arguments) throws Exception {
    Camera camera = new Camera(arguments);
    try (PageGallery gallery = new PageGallery(camera)) {
      camera.inBothThemes(gallery::photograph);
    }
    System.exit(0);
  }

  private void photograph() throws Exception {
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
      suggestions();
      find();
      menu();
      question();
      fullScreen();
      refused();
      information();
      signIn();
      problems();
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

  private void suggestions() throws Exception {
    AddressField address = part(AddressField.class);
    Screen.run(() -> window().perform(Shortcut.ADDRESS));
    Screen.until("the keyboard", address::isFocusOwner);
    Screen.run(() -> address.setText("film"));
    Screen.until("suggestions", () -> shows(JWindow.class));
    camera.capture("page-suggestions", window());
    // The list goes, and then what was typed.
    for (int i = 0; i < 2; i++) {
      Screen.run(() -> address.getActionMap().get(ShellScene.ESCAPE).actionPerformed(null));
    }
  }

  private void find() throws Exception {
    Screen.run(() -> window().perform(Shortcut.FIND));
    FindBar bar = part(FindBar.class);
    JTextField field = Screen.all(bar, JTextField.class).get(0);
    Screen.run(() -> field.setText("film"));
    JLabel count = Screen.all(bar, JLabel.class).get(0);
    Screen.until("matches", () -> count.getText().contains("match"));
    camera.capture("page-find", window());
    Screen.run(bar::close);
  }

  private void menu() throws Exception {
    Point place = Screen.on(() -> part(TabStage.class).getLocationOnScreen());
    Robot robot = new Robot();
    robot.mouseMove(place.x + 300, place.y + 260);
    robot.mousePress(InputEvent.BUTTON3_DOWN_MASK);
    robot.mouseRelease(InputEvent.BUTTON3_DOWN_MASK);
    Screen.until(
        "a menu", () -> MenuSelectionManager.defaultManager().getSelectedPath().length > 0);
    camera.capture("page-menu", window());
    Screen.run(() -> MenuSelectionManager.defaultManager().clearSelectedPath());
  }

  private void question() throws Exception {
    scene.value(
        SITE + "/films",
        "setTimeout(() => prompt('What shall the new list be called?', 'Winter evenings'), 0)");
    photographDialog("page-question");
  }

  private void refused() throws Exception {
    scene.value(
        SITE + "/films", "navigator.mediaDevices.getUserMedia({video: true}).catch(e => e.name)");
    scene.value(SITE + "/films", "navigator.geolocation.getCurrentPosition(() => {})");
    NoticeBar notice = part(NoticeBar.class);
    Screen.until(
        "the notice",
        () ->
            notice.isShowing()
                && Screen.all(notice, JLabel.class).get(0).getText().contains("location"));
    camera.capture("page-refused", window());
  }

  private void fullScreen() throws Exception {
    int width = Screen.on(() -> window().getWidth());
    Screen.run(() -> window().perform(Shortcut.FULL_SCREEN));
    Screen.until("full screen", () -> window().getWidth() > width);
    camera.capture("page-full-screen", window());
    Screen.run(() -> window().perform(Shortcut.FULL_SCREEN));
    Screen.until("a window", () -> window().getWidth() == width);
  }

  private void information() throws Exception {
    open(device.host().origin() + "/", "Media cache");
    AbstractButton identity =
        Screen.all(part(NavigationBar.class), AbstractButton.class).stream()
            .filter(
                button ->
                    button
                        .getAccessibleContext()
                        .getAccessibleName()
                        .startsWith(TabTexts.PAGE_INFORMATION.text("")))
            .findFirst()
            .orElseThrow();
    SwingUtilities.invokeLater(identity::doClick);
    photographDialog("page-information");
  }

  private void signIn() throws Exception {
    try (SecretSite secret = new SecretSite("Attic", "ada", "lovelace")) {
      Screen.run(() -> windows.openTab(ViewTarget.byUser(secret.url("localhost"))));
      Screen.until("the question", () -> shown(SignInPane.class).isPresent());
      camera.capture("page-sign-in", window());
      Screen.run(() -> window().perform(Shortcut.CLOSE_TAB));
      awaitTitle("Media cache");
    }
  }

  private void problems() throws Exception {
    open("http://films.nowhere.local/", TabTexts.PROBLEM.of(LoadFailure.Kind.NAME_NOT_FOUND));
    camera.capture("page-not-found", window());
    Screen.run(() -> window().perform(Shortcut.CLOSE_TAB));
    awaitTitle("Media cache");
    open(SITE + "/later", "Films for later");
    scene.crash(SITE + "/later");
    awaitTitle(TabTexts.PROBLEM.of(LoadFailure.Kind.CRASHED));
    camera.capture("page-crashed", window());
  }

  /** Waits for a dialog in front of the window, and closes it afterwards. */
  private void photographDialog(String name) throws Exception {
    Screen.until("a dialog", () -> shows(JDialog.class));
    camera.capture(name, window());
    Screen.run(
        () ->
            Arrays.stream(java.awt.Window.getWindows())
                .filter(JDialog.class::isInstance)
                .forEach(java.awt.Window::dispose));
  }

  private void open(String url, String title) throws Exception {
    Screen.run(() -> windows.openTab(ViewTarget.byUser(url)));
    awaitTitle(title);
  }

  private void awaitTitle(String title) throws Exception {
    Screen.until(title, () -> window().getTitle().startsWith(title));
  }

  private static BrowserWindow window() {
    return Arrays.stream(java.awt.Window.getWindows())
        .filter(window -> window instanceof BrowserWindow && window.isDisplayable())
        .map(BrowserWindow.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static boolean shows(Class<? extends java.awt.Window> type) {
    return Arrays.stream(java.awt.Window.getWindows())
        .anyMatch(window -> type.isInstance(window) && window.isShowing());
  }

  private static <T extends JComponent> Optional<T> shown(Class<T> type) {
    return Screen.all(window().getContentPane(), type).stream()
        .filter(JComponent::isShowing)
        .findFirst();
  }

  /** Returns the selected tab's part of that type, shown or not. */
  private static <T extends JComponent> T part(Class<T> type) {
    PageTab tab = shown(PageTab.class).orElseThrow();
    return Screen.all(tab, type).get(0);
  }

  @Override
  public void close() throws IOException, GrantStoreException {
    scene.close();
    site.close();
    deviceSite.close();
  }
}
