package org.vicinity.browser.tab;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Container;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.swing.JPasswordField;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.engine.Shortcut;
import org.vicinity.browser.engine.ViewTarget;

/** What pages want, suffer and show, on the real engine. */
@Tag("browser")
class PagesInTheShellTest extends ShellScene {
  @Test
  void aPageThatCrashesIsLoadedAgainByAButton() throws Exception {
    openTab("/a");
    scene.crash(site.origin() + "/a");
    awaitTitle("This page has crashed");
    click(window().getContentPane(), "Reload");
    awaitTitle("page /a");
  }

  @Test
  void aPasswordIsAskedForInPlaceOfThePageAndSentOnlyThen() throws Exception {
    try (SecretSite secret = new SecretSite("<b>Attic</b>", "ada", "lovelace")) {
      openTab("/a");
      Screen.run(() -> windows.openTab(ViewTarget.byUser(secret.url("localhost"))));
      SignInPane pane = awaitSignIn();
      assertThat(texts(pane))
          .anyMatch(text -> text.contains("Sign in to localhost"))
          .anyMatch(text -> text.contains("on this computer"))
          .anyMatch(text -> text.equals("The site says: “ <b>Attic</b>”"));
      signIn(pane, "ada", "wrong");
      // A wrong password makes the server ask again.
      awaitEmpty(pane);
      signIn(pane, "ada", "lovelace");
      awaitTitle("secret");
      assertThat(Screen.on(pane::isShowing)).isFalse();
    }
  }

  @Test
  void aFrameThatWantsAPasswordIsNamedAndMayBeRefusedForGood() throws Exception {
    try (SecretSite secret = new SecretSite("frame", "ada", "lovelace")) {
      site.page(
          "/frames",
          "<title>page /frames</title><iframe src='"
              + secret.url("127.0.0.1")
              + "'></iframe><iframe src='"
              + secret.url("127.0.0.1")
              + "?again'></iframe>");
      openTab("/frames");
      SignInPane pane = awaitSignIn();
      assertThat(texts(pane))
          .anyMatch(text -> text.contains("You are at localhost") && text.contains("127.0.0.1"));
      click(pane, "Cancel");
      Screen.until("the page is back", () -> !pane.isShowing());
      secret.awaitRefusals(2);
    }
  }

  @Test
  void whatAPageIsRefusedIsSaid() throws Exception {
    openTab("/a");
    assertThat(
            scene
                .value(
                    site.origin() + "/a",
                    "navigator.mediaDevices.getUserMedia({video: true}).catch(e => e.name)")
                .asText())
        .isIn("NotAllowedError", "NotFoundError");
    scene.value(site.origin() + "/a", "navigator.geolocation.getCurrentPosition(() => {})");
    awaitText(window().getContentPane(), "localhost asked for the camera, your location");
    assertThat(scene.value(site.origin() + "/a", "String(Notification.requestPermission)").asText())
        .contains("[native code]");
    openTab("/b");
    perform(Shortcut.TAB_1);
    scene.value(site.origin() + "/a", "location.href = '/c'");
    awaitTitle("page /c");
    Screen.until(
        "no notice",
        () ->
            Screen.all(window().getContentPane(), NoticeBar.class).stream()
                .noneMatch(NoticeBar::isShowing));
  }

  @Test
  void aPagesIconIsInItsTab() throws Exception {
    site.page(
        "/icon",
        "<title>page /icon</title><link rel=icon href=\"data:image/svg+xml,"
            + "<svg xmlns='http://www.w3.org/2000/svg' width='16' height='16'>"
            + "<rect width='16' height='16' fill='rgb(255,0,0)'/></svg>\">");
    openTab("/icon");
    Screen.until("an icon", () -> strip().row().getIconAt(0) instanceof TabIcon);
    BufferedImage image = (BufferedImage) ((TabIcon) strip().row().getIconAt(0)).image();
    assertThat(new Color(image.getRGB(16, 16))).isEqualTo(Color.RED);
    Screen.run(() -> windows.openTab(ViewTarget.byUser(site.origin() + "/a")));
    awaitTitle("page /a");
    assertThat(strip().row().getIconAt(1)).isNull();
  }

  @Test
  void aPageIsPrintedToAFile() throws Exception {
    openTab("/a");
    Path file = folder.resolve("page.pdf");
    PageTab tab = Screen.all(window().getContentPane(), PageTab.class).get(0);
    NoticeBar notices = Screen.all(tab, NoticeBar.class).get(0);
    Screen.on(() -> new Printing(tab, tab.view(), notices).save(file)).get(60, TimeUnit.SECONDS);
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).startsWith("%PDF");
    awaitText(window().getContentPane(), "saved as a PDF file");
  }

  private SignInPane awaitSignIn() throws Exception {
    Screen.until(
        "the question",
        () ->
            Screen.all(window().getContentPane(), SignInPane.class).stream()
                .anyMatch(SignInPane::isShowing));
    return Screen.all(window().getContentPane(), SignInPane.class).stream()
        .filter(SignInPane::isShowing)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(Container in) {
    return Screen.all(in, JTextArea.class).stream().map(JTextArea::getText).toList();
  }

  private static void awaitEmpty(SignInPane pane) throws Exception {
    Screen.until(
        "asked anew",
        () ->
            pane.isShowing()
                && Screen.all(pane, JPasswordField.class).get(0).getPassword().length == 0);
  }

  private static void signIn(SignInPane pane, String user, String password) throws Exception {
    Screen.run(
        () -> {
          List<JTextField> fields = Screen.all(pane, JTextField.class);
          fields.get(0).setText(user);
          fields.get(1).setText(password);
        });
    click(pane, "Sign in");
  }
}
