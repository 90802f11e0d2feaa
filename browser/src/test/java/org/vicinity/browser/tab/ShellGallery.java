package org.vicinity.browser.tab;

import java.awt.BorderLayout;
import java.awt.Window;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ResourceBundle;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JPanel;
import org.vicinity.browser.display.Camera;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.display.ShellIcon;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.download.DownloadList;
import org.vicinity.browser.download.DownloadMemory;
import org.vicinity.browser.download.DownloadsPane;
import org.vicinity.browser.engine.Download;
import org.vicinity.browser.engine.LoadFailure;
import org.vicinity.browser.engine.PageDialog;
import org.vicinity.browser.engine.Permission;
import org.vicinity.browser.engine.SignIn;
import org.vicinity.browser.router.Refusal;
import org.vicinity.browser.sites.History;

/**
 * Photographs what stands in place of pages when a device is away or no longer trusted, and the
 * list of downloads: {@code ShellGallery DIRECTORY [NAME…]}. Needs a display, and no engine.
 */
public final class ShellGallery {
  private static final Optional<String> SITE = Optional.of("https://vod.example.com");

  private ShellGallery() {}

  public static void main(String[] arguments) throws Exception {
    Camera camera = new Camera(arguments);
    camera.inBothThemes(
        () -> {
          camera.shoot(
              "shell-device-away",
              () ->
                  shown(
                      LoadFailure.Kind.BROKEN,
                      "ERR_CONNECTION_CLOSED",
                      Optional.of(Refusal.NOT_FOUND)));
          camera.shoot(
              "shell-device-expired",
              () ->
                  shown(
                      LoadFailure.Kind.CERTIFICATE_EXPIRED,
                      "ERR_CERT_DATE_INVALID",
                      Optional.empty()));
          camera.shoot(
              "shell-device-revoked",
              () ->
                  shown(
                      LoadFailure.Kind.TLS,
                      "ERR_SSL_UNRECOGNIZED_NAME_ALERT",
                      Optional.of(Refusal.REVOKED)));
          camera.shoot("shell-downloads", () -> shown(downloads()));
          camera.shoot("shell-unpacking", ShellGallery::unpacking);
          keyboard(camera);
        });
    System.exit(0);
  }

  /** Where one sees the keyboard to be, in all areas of a window and in a dialog. */
  private static void keyboard(Camera camera) throws Exception {
    BareShell shell = BareShell.full();
    BrowserWindow window = shell.window();
    for (Class<? extends JComponent> type :
        List.of(TabStrip.class, NavigationBar.class, FindBar.class, NoticeBar.class)) {
      JComponent area =
          Screen.all(window.getContentPane(), type).stream()
              .filter(JComponent::isShowing)
              .findFirst()
              .orElseThrow();
      JComponent part =
          type == TabStrip.class
              ? shell.strip().row()
              : Screen.all(area, IconButton.class).stream()
                  .filter(JComponent::isEnabled)
                  .findFirst()
                  .orElseThrow();
      Screen.run(part::requestFocus);
      Screen.until("the keyboard", part::isFocusOwner);
      camera.capture("shell-keyboard-" + type.getSimpleName().toLowerCase(Locale.ROOT), window);
    }
    Screen.clear();
  }

  private static Window shown(LoadFailure.Kind kind, String code, Optional<Refusal> refusal) {
    ProblemPane pane = problem(kind, code, SITE, refusal);
    Window window = shown(pane);
    pane.focus();
    return window;
  }

  private static Window shown(JComponent contents) {
    JFrame frame = new JFrame("Vicinity");
    frame.setIconImages(ShellIcon.ofProduct());
    frame.add(contents);
    frame.setSize(Space.size(980, 560));
    frame.setVisible(true);
    return frame;
  }

  private static Window unpacking() {
    ResourceBundle texts = ResourceBundle.getBundle("org.vicinity.browser.engine.EngineTexts");
    return new StartupWindow().open(texts.getString("unpacking"));
  }

  static JComponent problem(LoadFailure.Kind kind, Optional<String> device) {
    return problem(kind, "ERR_EXAMPLE", device, Optional.empty());
  }

  private static ProblemPane problem(
      LoadFailure.Kind kind, String code, Optional<String> device, Optional<Refusal> refusal) {
    ProblemPane pane = new ProblemPane(() -> {});
    pane.show(
        Problem.of(
            new LoadFailure("https://media-1.vod-example-com.local/", kind, code), device, refusal),
        kind == LoadFailure.Kind.CRASHED ? TabTexts.RELOAD : TabTexts.TRY_AGAIN);
    return pane;
  }

  static JComponent signIn() {
    SignInPane pane = new SignInPane(() -> {}, signedIn -> {});
    pane.show(
        new SignIn(
            "attic.example",
            8080,
            false,
            false,
            "<b>Attic</b> of your bank",
            new SignIn.Answer() {
              @Override
              public void accept(String user, String password) {}

              @Override
              public void decline() {}
            }),
        "vod.example.com");
    return pane;
  }

  static JComponent downloads() {
    AtomicReference<Consumer<Download>> listener = new AtomicReference<>();
    DownloadList list = new DownloadList(new NoDownloads(listener::set), DownloadMemory.none());
    Download.State[] states = Download.State.values();
    for (int i = 0; i < states.length; i++) {
      listener
          .get()
          .accept(
              new Download(
                  i,
                  "https://vod.example.com/film",
                  Path.of("/home/ada/Downloads/film-" + i + ".webm"),
                  450_000_000,
                  OptionalLong.of(1_200_000_000),
                  12_000_000,
                  states[i]));
    }
    return new PaneTab(TabTexts.DOWNLOADS, new DownloadsPane(list));
  }

  /** Returns the navigation bar with all that may stand below it. */
  static JComponent bar(History history) {
    NavigationBar bar = new NavigationBar(new NoListener(history));
    bar.address("https://vod.example.com/film");
    bar.zoom(125);
    FindBar find = new FindBar(new NoView(), () -> {}, () -> {});
    find.open();
    NoticeBar notices = new NoticeBar(again -> {});
    Refusals refusals = new Refusals(notices);
    refusals.add(Permission.CAMERA, "https://vod.example.com/");
    refusals.add(Permission.LOCATION, "https://vod.example.com/");
    QuestionBar questions = new QuestionBar(() -> {}, () -> {});
    questions.ask(
        new PageDialog(
            PageDialog.Kind.PROMPT,
            "https://vod.example.com/film",
            "What shall the new list be called?",
            "Winter evenings",
            new PageDialog.Answer() {
              @Override
              public void accept(String text) {}

              @Override
              public void decline() {}
            }));
    Box box = new Box(BoxLayout.PAGE_AXIS);
    box.add(bar);
    box.add(find);
    box.add(notices);
    box.add(questions);
    JPanel panel = new JPanel(new BorderLayout());
    panel.add(box, BorderLayout.PAGE_START);
    return panel;
  }
}
