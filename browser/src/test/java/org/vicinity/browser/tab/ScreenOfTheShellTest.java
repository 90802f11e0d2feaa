package org.vicinity.browser.tab;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.GraphicsDevice;
import java.awt.Rectangle;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.engine.Shortcut;

/** What fills the screen, and what is marked on it, on the real engine. */
@Tag("browser")
class ScreenOfTheShellTest extends ShellScene {
  private void awaitInPage(String path, String condition) throws Exception {
    scene.value(
        site.origin() + path,
        "new Promise(done => { const look = () => ("
            + condition
            + ") ? done(1) : setTimeout(look, 20); look() })");
  }

  private boolean frameOfTheBrowserIsShowing() throws Exception {
    return Screen.on(
        () ->
            strip().isShowing()
                && Screen.all(window().getContentPane(), AddressField.class).stream()
                    .anyMatch(AddressField::isShowing));
  }

  /** So that no page can draw an address of its own. */
  @Test
  void aPageInFullScreenFillsItsTabOnly() throws Exception {
    openTab("/a");
    Rectangle before = Screen.on(window()::getBounds);
    scene.value(site.origin() + "/a", "document.documentElement.requestFullscreen().then(() => 1)");
    awaitInPage("/a", "document.fullscreenElement === document.documentElement");
    assertThat(frameOfTheBrowserIsShowing()).isTrue();
    Rectangle now = Screen.on(window()::getBounds);
    assertThat(now).isEqualTo(before);
    scene.value(site.origin() + "/a", "document.exitFullscreen().then(() => 1)");
    awaitInPage("/a", "document.fullscreenElement === null");
  }

  @Test
  void theWindowFillsTheScreenAndKeepsItsTabsAndItsAddress() throws Exception {
    openTab("/a");
    Rectangle before = Screen.on(window()::getBounds);
    GraphicsDevice screen = window().getGraphicsConfiguration().getDevice();
    Rectangle whole = screen.getDefaultConfiguration().getBounds();
    perform(Shortcut.FULL_SCREEN);
    // AWT counts the frame in, which is beyond the screen then.
    Screen.until("the whole screen", () -> window().getBounds().contains(whole));
    assertThat(frameOfTheBrowserIsShowing()).isTrue();
    awaitInPage("/a", "innerWidth === " + whole.width + " / devicePixelRatio");
    perform(Shortcut.FULL_SCREEN);
    Screen.until("as before", () -> window().getSize().equals(before.getSize()));
    assertThat(screen.getFullScreenWindow()).isNull();
  }
}
