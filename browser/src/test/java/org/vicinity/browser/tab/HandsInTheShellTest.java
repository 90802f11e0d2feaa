package org.vicinity.browser.tab;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Point;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.engine.Shortcut;
import org.vicinity.browser.engine.ViewTarget;

/** Mouse and keyboard of the X server, on the real engine: who gets them is part of the test. */
@Tag("browser")
class HandsInTheShellTest extends ShellScene {
  private Robot robot;

  @BeforeEach
  void hands() throws Exception {
    robot = new Robot();
    robot.setAutoDelay(20);
    robot.setAutoWaitForIdle(true);
    site.page(
        "/links",
        "<title>page /links</title><body style='margin:0'>"
            + "<a id=b href=/b style='display:block;height:60px'>alpha</a>"
            + "<a href=/c style='display:block;height:60px'>alpha</a><p>beta");
  }

  private void click(int x, int y, int button) throws Exception {
    Point page =
        Screen.on(
            () ->
                Screen.all(window().getContentPane(), PageTab.class).stream()
                    .filter(PageTab::isShowing)
                    .findFirst()
                    .orElseThrow()
                    .view()
                    .component()
                    .getLocationOnScreen());
    robot.mouseMove(page.x + x, page.y + y);
    robot.mousePress(button);
    robot.mouseRelease(button);
  }

  private void key(int... keys) {
    for (int key : keys) {
      robot.keyPress(key);
    }
    for (int i = keys.length - 1; i >= 0; i--) {
      robot.keyRelease(keys[i]);
    }
  }

  /** On the event thread. */
  private List<String> captions() {
    return IntStream.range(0, strip().tabs().size())
        .mapToObj(index -> strip().row().getTitleAt(index))
        .toList();
  }

  @Test
  void linksOpenBesideThePageInTheOrderOfTheClicks() throws Exception {
    openTab("/a");
    openTab("/links");
    openTab("/a");
    Screen.run(() -> window().perform(Shortcut.TAB_2));
    awaitTitle("page /links");
    robot.keyPress(KeyEvent.VK_CONTROL);
    click(20, 20, InputEvent.BUTTON1_DOWN_MASK);
    robot.keyRelease(KeyEvent.VK_CONTROL);
    Screen.until("the first link's tab", () -> strip().tabs().size() == 4);
    click(20, 80, InputEvent.BUTTON2_DOWN_MASK);
    Screen.until("the second link's tab", () -> strip().tabs().size() == 5);
    List<String> all = List.of("page /a", "page /links", "page /b", "page /c", "page /a");
    Screen.until("the pages of both, loaded out of sight", () -> captions().equals(all));
    awaitTitle("page /links");
    assertThat(scene.value(site.origin() + "/links", "document.hasFocus()").asBoolean()).isTrue();
    click(20, 20, InputEvent.BUTTON1_DOWN_MASK);
    awaitTitle("page /b");
    assertThat(strip().tabs()).hasSize(5);
  }

  @Test
  void whoLooksForATextTypesInTheBarAtOnce() throws Exception {
    openTab("/links");
    click(20, 300, InputEvent.BUTTON1_DOWN_MASK);
    key(KeyEvent.VK_CONTROL, KeyEvent.VK_F);
    FindBar bar = Screen.all(window().getContentPane(), FindBar.class).get(0);
    Screen.until("the bar", () -> bar.isShowing());
    for (int letter : new int[] {KeyEvent.VK_A, KeyEvent.VK_L, KeyEvent.VK_P}) {
      key(letter);
    }
    JLabel count = Screen.all(bar, JLabel.class).get(0);
    Screen.until("two places", () -> count.getText().equals("2 matches"));
    key(KeyEvent.VK_ESCAPE);
    Screen.until("no bar", () -> !bar.isShowing());
  }

  @Test
  void noPadlockStandsBesideAPageThatIsNotThere() throws Exception {
    openTab("/a");
    int port;
    try (ServerSocket gone = new ServerSocket(0)) {
      port = gone.getLocalPort();
    }
    Screen.run(() -> windows.openTab(ViewTarget.byUser("https://localhost:" + port + "/")));
    awaitTitle("This site does not answer");
    assertThat(identities()).doesNotContain("Secure");
    perform(Shortcut.TAB_1);
    awaitTitle("page /a");
    assertThat(identities()).contains("This computer");
  }

  @Test
  void aPagesOwnPrintButtonAsksAsTheKeysDo() throws Exception {
    openTab("/a");
    scene.value(site.origin() + "/a", "window.print()");
    Screen.until("the question where to", () -> fileChoosers().size() == 1);
    scene.value(site.origin() + "/a", "window.print()");
    Screen.run(() -> fileChoosers().forEach(JFileChooser::cancelSelection));
    Screen.until("no question", () -> fileChoosers().isEmpty());
  }

  private static List<JFileChooser> fileChoosers() {
    return Arrays.stream(java.awt.Window.getWindows())
        .filter(java.awt.Window::isShowing)
        .flatMap(window -> Screen.all(window, JFileChooser.class).stream())
        .toList();
  }

  private List<String> identities() throws Exception {
    return Screen.on(
        () ->
            Screen.all(window().getContentPane(), JButton.class).stream()
                .filter(JButton::isShowing)
                .map(JButton::getText)
                .toList());
  }
}
