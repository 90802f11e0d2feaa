package org.vicinity.browser.tab;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.JTextField;
import javax.swing.MenuSelectionManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.engine.Shortcut;
import org.vicinity.browser.language.Direction;
import org.vicinity.browser.language.Language;

/** What keys do in a window around its pages, without an engine. */
@Tag("browser")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WindowKeyboardTest {
  private static final String[] THREE = {
    "https://a.example/", "https://b.example/", "https://c.example/"
  };

  @BeforeEach
  void display() throws Exception {
    Screen.required();
    Screen.inProductsLook();
    Direction.followLanguage();
  }

  @AfterEach
  void clear() throws Exception {
    Screen.clear();
  }

  @Test
  void tabGoesThroughEverythingAndThenIntoThePage() throws Exception {
    BareShell shell = BareShell.full();
    toRow(shell);
    List<String> way = new ArrayList<>();
    while (way.size() < 20 && !page(shell, 1)) {
      way.add(owner());
      Component at = Screen.on(WindowKeyboardTest::component);
      press(KeyEvent.VK_TAB, 0);
      Screen.until("beyond " + way, () -> component() != at);
    }
    assertThat(way)
        .containsExactly(
            "Tabs",
            "New tab",
            "Back",
            "Forward",
            "Reload",
            "Page information: Device of vod.example.com",
            "Address",
            "Size: 110%",
            "Settings",
            "Find in page",
            "Previous",
            "Next",
            "Close",
            "Close");
  }

  @Test
  void enterAndSpacePressAButtonThatKeepsTheKeyboard() throws Exception {
    BareShell shell = BareShell.open(THREE[0]);
    press(shell, "Reload", KeyEvent.VK_ENTER);
    assertThat(shell.engine().views().get(0).reloads()).isEqualTo(1);
    press(shell, "Reload", KeyEvent.VK_SPACE);
    assertThat(shell.engine().views().get(0).reloads()).isEqualTo(2);
    assertThat(owner()).isEqualTo("Reload");
    press(shell, "New tab", KeyEvent.VK_ENTER);
    Screen.until("another tab", () -> shell.strip().tabs().size() == 2);
    awaitOwner("Address");
  }

  @Test
  void escapeGoesBackToThePage() throws Exception {
    BareShell shell = BareShell.full();
    for (String name : List.of("Tabs", "New tab", "Reload", "Settings", "Find in page")) {
      give(shell, name);
      assertThat(page(shell, 1)).as(name).isFalse();
      press(KeyEvent.VK_ESCAPE, 0);
      Screen.until("the page after " + name, () -> page(shell, 1));
    }
  }

  @Test
  void escapeInTheAddressFirstTakesBackWhatWasTyped() throws Exception {
    BareShell shell = BareShell.open(THREE[0]);
    Screen.run(() -> shell.window().perform(Shortcut.ADDRESS));
    awaitOwner("Address");
    JTextField address = (JTextField) Screen.on(WindowKeyboardTest::component);
    Screen.run(() -> address.setText("something"));
    press(KeyEvent.VK_ESCAPE, 0);
    String text = Screen.on(address::getText);
    assertThat(text).isEqualTo(THREE[0]);
    assertThat(owner()).isEqualTo("Address");
    press(KeyEvent.VK_ESCAPE, 0);
    Screen.until("the page", () -> page(shell, 0));
  }

  @Test
  void oneKeyGoesRoundTheAreas() throws Exception {
    BareShell shell = BareShell.full();
    Screen.run(() -> shell.window().entered());
    for (String name : List.of("Address", "Tabs", "Find in page", "Close")) {
      Screen.run(() -> shell.window().perform(Shortcut.NEXT_AREA));
      awaitOwner(name);
    }
    Screen.run(() -> shell.window().perform(Shortcut.NEXT_AREA));
    Screen.until("downloads", () -> owner().contains("film.webm"));
    Screen.run(() -> shell.window().perform(Shortcut.NEXT_AREA));
    Screen.until("the page", () -> page(shell, 1));
    Screen.run(() -> shell.window().perform(Shortcut.PREVIOUS_AREA));
    Screen.until("downloads", () -> owner().contains("film.webm"));
  }

  @Test
  void arrowsSelectTabsAndTheRowKeepsTheKeyboard() throws Exception {
    BareShell shell = BareShell.open(THREE);
    toRow(shell);
    press(KeyEvent.VK_LEFT, 0);
    assertThat(selected(shell)).isEqualTo(1);
    press(KeyEvent.VK_HOME, 0);
    assertThat(selected(shell)).isZero();
    press(KeyEvent.VK_RIGHT, 0);
    assertThat(selected(shell)).isEqualTo(1);
    press(KeyEvent.VK_END, 0);
    assertThat(selected(shell)).isEqualTo(2);
    assertThat(owner()).isEqualTo("Tabs");
    press(KeyEvent.VK_ENTER, 0);
    Screen.until("the page", () -> page(shell, 2));
  }

  @Test
  void arrowsGoTheWayOfTheScript() throws Exception {
    Language.during(
        "ar",
        () -> {
          BareShell shell = BareShell.open(THREE);
          toRow(shell);
          press(KeyEvent.VK_RIGHT, 0);
          assertThat(selected(shell)).isEqualTo(1);
          press(KeyEvent.VK_LEFT, 0);
          assertThat(selected(shell)).isEqualTo(2);
        });
  }

  @Test
  void deleteClosesTheTabAndTheRowKeepsTheKeyboard() throws Exception {
    BareShell shell = BareShell.open(THREE);
    toRow(shell);
    press(KeyEvent.VK_DELETE, 0);
    Screen.until("two tabs", () -> shell.strip().tabs().size() == 2);
    assertThat(owner()).isEqualTo("Tabs");
    press(KeyEvent.VK_W, InputEvent.CTRL_DOWN_MASK);
    Screen.until("one tab", () -> shell.strip().tabs().size() == 1);
    assertThat(owner()).isEqualTo("Tabs");
  }

  @Test
  void theMenuKeyOpensTheMenuOfTheTab() throws Exception {
    BareShell shell = BareShell.open(THREE);
    toRow(shell);
    press(KeyEvent.VK_CONTEXT_MENU, 0);
    Screen.until("a menu", () -> menu().length > 0);
    JPopupMenu menu = (JPopupMenu) Screen.on(() -> menu()[0].getComponent());
    List<JMenuItem> items = Screen.all(menu, JMenuItem.class);
    assertThat(items)
        .extracting(JMenuItem::getText)
        .containsExactly(
            "New tab", "Reload", "Close tab", "Close other tabs", "Open closed tab again");
    Screen.run(
        () -> {
          MenuSelectionManager.defaultManager().clearSelectedPath();
          items.get(3).doClick();
        });
    Screen.until("one tab", () -> shell.strip().tabs().size() == 1);
    awaitOwner("Tabs");
  }

  @Test
  void aWindowThatComesBackHasTheKeyboardWhereItWas() throws Exception {
    BareShell shell = BareShell.open(THREE[0]);
    for (String name : List.of("Tabs", "Reload")) {
      give(shell, name);
      Screen.frame().dispose();
      Screen.until("the window", () -> shell.window().isActive());
      awaitOwner(name);
      assertThat(page(shell, 0)).isFalse();
    }
  }

  private static javax.swing.MenuElement[] menu() {
    return MenuSelectionManager.defaultManager().getSelectedPath();
  }

  private static int selected(BareShell shell) throws Exception {
    return Screen.on(() -> shell.strip().row().getSelectedIndex());
  }

  /** Whether the page of that tab has the keyboard, and nothing of the shell. */
  private static boolean page(BareShell shell, int view) {
    return shell.engine().views().get(view).hasKeyboard() && component() == null;
  }

  private static Component component() {
    return KeyboardFocusManager.getCurrentKeyboardFocusManager().getFocusOwner();
  }

  private static String owner() {
    Component owner = component();
    return owner == null ? "" : owner.getAccessibleContext().getAccessibleName();
  }

  private static void awaitOwner(String name) throws Exception {
    Screen.until("the keyboard at " + name, () -> owner().equals(name));
  }

  private static void toRow(BareShell shell) throws Exception {
    Screen.run(shell.strip().row()::requestFocus);
    Screen.until("the row", () -> shell.strip().row().isFocusOwner());
  }

  private static void give(BareShell shell, String name) throws Exception {
    Screen.run(
        () ->
            Screen.all(shell.window().getContentPane(), javax.swing.JComponent.class).stream()
                .filter(
                    part ->
                        part.isShowing()
                            && part.isFocusable()
                            && name.equals(part.getAccessibleContext().getAccessibleName()))
                .findFirst()
                .orElseThrow()
                .requestFocus());
    awaitOwner(name);
  }

  private static void press(BareShell shell, String name, int key) throws Exception {
    give(shell, name);
    press(key, 0);
  }

  /** Presses a key for whatever has the keyboard. */
  private static void press(int key, int modifiers) throws Exception {
    Screen.run(
        () -> {
          for (int id : new int[] {KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED}) {
            Component owner = component();
            if (owner != null) {
              owner.dispatchEvent(
                  new KeyEvent(owner, id, System.currentTimeMillis(), modifiers, key, (char) key));
            }
          }
        });
  }
}
