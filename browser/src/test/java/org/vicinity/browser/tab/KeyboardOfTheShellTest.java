package org.vicinity.browser.tab;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.display.Screen;

/** The keyboard goes to and fro between the shell and the pages of the real engine. */
@Tag("browser")
class KeyboardOfTheShellTest extends ShellScene {
  private static final String FIELD = "<input id=i autofocus>";

  private Robot robot;

  @BeforeEach
  void pages() throws Exception {
    robot = new Robot();
    robot.setAutoDelay(20);
    site.page("/one", "<title>page /one</title>" + FIELD);
    site.page("/two", "<title>page /two</title>" + FIELD);
  }

  @Test
  void theRowKeepsTheKeyboardWhileItsTabsAreShown() throws Exception {
    openTab("/one");
    openTab("/two");
    intoPage("/two");
    outOfPage("/two");
    press(KeyEvent.VK_F6);
    awaitOwner("Tabs");
    press(KeyEvent.VK_LEFT);
    awaitTitle("page /one");
    press(KeyEvent.VK_RIGHT);
    awaitTitle("page /two");
    press(KeyEvent.VK_LEFT);
    awaitTitle("page /one");
    assertThat(owner()).isEqualTo("Tabs");
    press(KeyEvent.VK_ENTER);
    typeInto("/one");
  }

  private void intoPage(String path) throws Exception {
    Screen.run(() -> window().entered());
    awaitFocus(path);
  }

  private void outOfPage(String path) throws Exception {
    press(KeyEvent.VK_F6);
    awaitOwner("Address");
    // Whoever waits for the page to have the keyboard again must not find what was before.
    await(path, "!document.hasFocus()");
  }

  private void awaitFocus(String path) throws Exception {
    Screen.until("no part of the shell with the keyboard", () -> owner().isEmpty());
    await(path, "document.hasFocus() && document.activeElement === i");
  }

  private void await(String path, String condition) throws Exception {
    scene.value(
        site.origin() + path,
        "new Promise(done => { const look = () => "
            + condition
            + " ? done(true) : setTimeout(look, 20); look() })");
  }

  /** What is typed arrives in the page, because it has the keyboard. */
  private void typeInto(String path) throws Exception {
    awaitFocus(path);
    press(KeyEvent.VK_X);
    await(path, "i.value");
    String typed = scene.value(site.origin() + path, "i.value").asText();
    assertThat(typed).isEqualTo("x");
  }

  private void press(int key) {
    robot.keyPress(key);
    robot.keyRelease(key);
  }

  private static String owner() {
    Component owner = KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
    return owner == null ? "" : owner.getAccessibleContext().getAccessibleName();
  }

  private static void awaitOwner(String name) throws Exception {
    Screen.until("the keyboard at " + name, () -> owner().equals(name));
  }
}
