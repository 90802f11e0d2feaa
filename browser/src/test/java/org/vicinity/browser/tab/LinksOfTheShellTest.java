package org.vicinity.browser.tab;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Point;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.engine.ViewTarget;

/** Where links lead when they are clicked with the mouse, on the real engine. */
@Tag("browser")
class LinksOfTheShellTest extends ShellScene {
  private static final String LINK =
      "<title>page %s</title><a href='%s' %s style='position:fixed;inset:0'>link</a>";

  private Robot robot;

  @BeforeEach
  void mouse() throws Exception {
    robot = new Robot();
  }

  private void link(String path, String attributes) throws Exception {
    site.page(path, LINK.formatted(path, "/b", attributes));
    openTab(path);
    awaitPainted(site.origin() + path);
  }

  /** Chromium drops clicks on what is not painted yet. */
  private static void awaitPainted(String url) throws Exception {
    scene.value(
        url,
        "new Promise(done => { const look = () => performance.getEntriesByType('paint').length"
            + " ? requestAnimationFrame(() => done(1)) : setTimeout(look, 20); look() })");
  }

  private void click(int button) throws Exception {
    TabStage stage =
        Screen.all(window().getContentPane(), TabStage.class).stream()
            .filter(TabStage::isShowing)
            .findFirst()
            .orElseThrow();
    Point corner = Screen.on(stage::getLocationOnScreen);
    robot.mouseMove(corner.x + stage.getWidth() / 2, corner.y + stage.getHeight() / 2);
    robot.mousePress(button);
    robot.mouseRelease(button);
  }

  @Test
  void aLinkForANewTabOpensOneInFront() throws Exception {
    link("/new-tab", "target=_blank");
    click(InputEvent.BUTTON1_DOWN_MASK);
    awaitTitle("page /b");
    assertThat(Screen.on(() -> strip().tabs().size())).isEqualTo(2);
  }

  @Test
  void aLinkFromAFileToASiteOpensHere() throws Exception {
    Path file = folder.resolve("file.html");
    Files.writeString(file, LINK.formatted("file", site.origin() + "/b", ""));
    Screen.run(() -> windows.openTab(ViewTarget.byUser(file.toUri().toString())));
    awaitTitle("page file");
    awaitPainted(file.toUri().toString());
    click(InputEvent.BUTTON1_DOWN_MASK);
    awaitTitle("page /b");
    assertThat(Screen.on(() -> strip().tabs().size())).isEqualTo(1);
  }
}
