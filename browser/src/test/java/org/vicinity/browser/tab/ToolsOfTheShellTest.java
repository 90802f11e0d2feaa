package org.vicinity.browser.tab;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.AWTException;
import java.awt.Color;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JTextField;
import javax.swing.JWindow;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.download.DownloadsPane;
import org.vicinity.browser.engine.Shortcut;
import org.vicinity.browser.fixture.SlowFile;

/** Finding, downloading and the history, on the real engine. */
@Tag("browser")
class ToolsOfTheShellTest extends ShellScene {
  private static final Color ACTIVE = new Color(255, 150, 50);
  private static final Color OTHER = new Color(255, 255, 0);

  @Test
  void aTextIsFoundAndCounted() throws Exception {
    site.page("/find", "<title>page /find</title><p>Alpha beta<p>alpha  BETA<p hidden>alpha");
    openTab("/find");
    perform(Shortcut.FIND);
    FindBar bar = Screen.all(window().getContentPane(), FindBar.class).get(0);
    JTextField field = Screen.all(bar, JTextField.class).get(0);
    JLabel count = Screen.all(bar, JLabel.class).get(0);
    Screen.run(() -> field.setText("gamma"));
    Screen.until("no place", () -> count.getText().equals("Not found"));
    Screen.run(() -> field.setText("alpha beta"));
    Screen.until("two places", () -> count.getText().equals("2 matches"));
    Screen.run(() -> field.getActionMap().get(ESCAPE).actionPerformed(null));
    assertThat(Screen.on(bar::isVisible)).isFalse();
  }

  /** Chromium marks the place where it is in orange, and the others in yellow. */
  @Test
  void theKeysGoFromPlaceToPlace() throws Exception {
    site.page("/places", "<title>page /places</title><p>alpha<p>beta<p>alpha<p>alpha");
    openTab("/places");
    perform(Shortcut.FIND);
    JTextField field =
        Screen.all(Screen.all(window().getContentPane(), FindBar.class).get(0), JTextField.class)
            .get(0);
    Screen.run(() -> field.setText("alpha"));
    Screen.until("the first place", () -> marked(ACTIVE).isPresent() && marked(OTHER).isPresent());
    int first = Screen.on(() -> marked(ACTIVE)).getAsInt();
    assertThat(Screen.on(() -> marked(OTHER)).getAsInt()).isGreaterThan(first);
    perform(Shortcut.FIND_NEXT);
    Screen.until("the second place", () -> marked(ACTIVE).orElse(0) > first);
    int second = Screen.on(() -> marked(ACTIVE)).getAsInt();
    Screen.until("the first is another one", () -> marked(OTHER).orElse(0) == first);
    perform(Shortcut.FIND_PREVIOUS);
    Screen.until("back", () -> marked(ACTIVE).orElse(0) == first);
    perform(Shortcut.FIND_PREVIOUS);
    Screen.until("round to the last", () -> marked(ACTIVE).orElse(0) > second);
    Screen.run(() -> field.getActionMap().get(ESCAPE).actionPerformed(null));
    Screen.until("no marks", () -> marked(ACTIVE).isEmpty() && marked(OTHER).isEmpty());
  }

  /** Returns the line of the window where that colour begins. */
  private OptionalInt marked(Color color) throws AWTException {
    BufferedImage picture = new Robot().createScreenCapture(window().getBounds());
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        if (new Color(picture.getRGB(x, y)).equals(color)) {
          return OptionalInt.of(y);
        }
      }
    }
    return OptionalInt.empty();
  }

  @Test
  void aDownloadRestsGoesOnAndEnds() throws Exception {
    openTab("/a");
    try (SlowFile slow = new SlowFile("film.bin")) {
      scene.value(site.origin() + "/a", "location.href = '" + slow.url() + "'");
      slow.send(100_000);
      perform(Shortcut.DOWNLOADS);
      DownloadsPane pane = Screen.all(window().getContentPane(), DownloadsPane.class).get(0);
      awaitText(pane, "Downloading");
      click(pane, "Pause");
      awaitText(pane, "Paused");
      click(pane, "Resume");
      awaitText(pane, "Downloading");
      slow.finish();
      awaitText(pane, "Complete");
      assertThat(slow.in(scene.downloads()))
          .hasValueSatisfying(file -> assertThat(file).hasSize(slow.size()));
    }
  }

  @Test
  void aDownloadThatIsCancelledLeavesNothing() throws Exception {
    openTab("/a");
    try (SlowFile slow = new SlowFile("other.bin")) {
      scene.value(site.origin() + "/a", "location.href = '" + slow.url() + "'");
      slow.send(100_000);
      perform(Shortcut.DOWNLOADS);
      DownloadsPane pane = Screen.all(window().getContentPane(), DownloadsPane.class).get(0);
      awaitText(pane, "Downloading");
      click(pane, "Cancel");
      awaitText(pane, "Cancelled");
      Screen.until("no file", () -> slow.in(scene.downloads()).isEmpty());
    }
  }

  @Test
  void whereTheUserHasBeenIsSuggested() throws Exception {
    openTab("/a");
    openTab("/b");
    AddressField field =
        Screen.all(window().getContentPane(), AddressField.class).stream()
            .filter(AddressField::isShowing)
            .findFirst()
            .orElseThrow();
    Screen.run(
        () -> {
          field.setText("page /a");
          assertThat(suggestions()).hasSize(1);
          assertThat(suggestions().get(0).getModel().getSize()).isEqualTo(1);
          field
              .getActionMap()
              .get(KeyStroke.getKeyStroke(KeyEvent.VK_DOWN, 0))
              .actionPerformed(null);
          field.postActionEvent();
        });
    awaitTitle("page /a");
    assertThat(suggestions()).isEmpty();
  }

  private static List<JList<?>> suggestions() {
    List<JList<?>> lists = new ArrayList<>();
    for (java.awt.Window each : java.awt.Window.getWindows()) {
      if (each instanceof JWindow && each.isShowing()) {
        Screen.all(each, JList.class).forEach(lists::add);
      }
    }
    return lists;
  }
}
