package org.vicinity.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Container;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JTabbedPane;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.download.DownloadsButton;
import org.vicinity.browser.download.DownloadsPane;
import org.vicinity.browser.fixture.SlowFile;
import org.vicinity.browser.fixture.TestSite;
import org.vicinity.browser.language.Direction;
import org.vicinity.browser.preference.Preferences;
import org.vicinity.browser.preference.Settings;
import org.vicinity.browser.real.Command;
import org.vicinity.browser.settings.SettingsPane;
import org.vicinity.browser.theme.Look;

/** The whole browser with a profile: what it remembers from run to run, and what it forgets. */
@Tag("browser")
class ShellTest {
  private static final String LEAVE =
      """
      <title>leave</title><script src="/lasting/script.js"></script>
      <script>
        document.cookie = 'left=cookie;max-age=9999';
        localStorage.left = 'storage';
      </script>
      <iframe src="%s"></iframe>""";
  private static final String FIND =
      """
      <title>find</title><script src="/lasting/script.js"></script>
      <script>
        const script = performance.getEntriesByName(origin + '/lasting/script.js')[0];
        const found = [document.cookie, localStorage.left, script.transferSize === 0 && 'cache'];
        fetch('/found/' + found.filter(each => each).join());
      </script>""";

  @TempDir Path folder;

  private Path profile() {
    return folder.resolve("profile");
  }

  private void saveWithoutAQuestion() throws Exception {
    Files.createDirectories(profile());
    try (Preferences preferences = Preferences.open(profile().resolve("settings.json"))) {
      preferences.set(Settings.DOWNLOAD_FOLDER, Optional.of(folder));
      preferences.set(Settings.ASK_WHERE, false);
    }
  }

  private static JFrame window() {
    return Arrays.stream(java.awt.Window.getWindows())
        .filter(window -> window instanceof JFrame && window.isShowing())
        .map(JFrame.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> labels(Container in) {
    return Screen.all(in, JLabel.class).stream().map(JLabel::getText).toList();
  }

  private static void press(Container in, String name) throws Exception {
    Screen.run(
        () ->
            Screen.all(in, AbstractButton.class).stream()
                .filter(button -> button.isShowing())
                .filter(button -> name.equals(button.getAccessibleContext().getAccessibleName()))
                .findFirst()
                .orElseThrow()
                .doClick());
  }

  private static void showTab(String title) throws Exception {
    Screen.run(
        () -> {
          JTabbedPane row = Screen.all(window(), JTabbedPane.class).get(0);
          row.setSelectedIndex(row.indexOfTab(title));
        });
  }

  private static <T extends Container> T pane(Class<T> type) throws Exception {
    Screen.until(type.getSimpleName(), () -> !Screen.all(window(), type).isEmpty());
    return Screen.all(window(), type).get(0);
  }

  private static void openPrivacy(SettingsPane settings) throws Exception {
    Screen.run(() -> Screen.all(settings, JList.class).get(0).setSelectedValue("Privacy", false));
  }

  @Test
  void whatOneRunLeavesTheNextKnowsUntilTheUserClearsIt() throws Exception {
    saveWithoutAQuestion();
    try (TestSite site = new TestSite();
        SlowFile whole = new SlowFile("whole.bin");
        SlowFile half = new SlowFile("half.bin")) {
      site.page("/lasting/script.js", "0");
      site.page("/leave", LEAVE.formatted(half.url())).page("/find", FIND);
      whole.finish();
      half.send(100_000);
      try (Command first =
          Command.start(site.origin() + "/leave", "--profile", profile().toString())) {
        first.awaitReady();
        // A page alone may begin one download; the other one is the user's.
        try (Command second = Command.start(whole.url(), "--profile", profile().toString())) {
          assertThat(second.status()).isZero();
        }
        Path list = profile().resolve("downloads.json");
        Screen.until("two downloads", () -> contains(list, "DONE", "FAILED"));
        first.terminate();
        assertThat(first.status()).isZero();
      }
      Direction.followLanguage();
      try (Look look = Look.ofDesktop();
          Shell next = Shell.start(options(site.origin() + "/find"), folders(), look)) {
        site.awaitRequest("/found/left=cookie,storage,cache");
        assertThat(Files.readString(profile().resolve("history.json"))).contains("/leave");
        DownloadsButton line = pane(DownloadsButton.class);
        Screen.run(line::doClick);
        DownloadsPane downloads = pane(DownloadsPane.class);
        Screen.until("the list", downloads::isShowing);
        assertThat(labels(downloads))
            .anyMatch(text -> text.endsWith("whole.bin"))
            .anyMatch(text -> text.endsWith("half.bin"))
            .anyMatch(text -> text.startsWith("Complete"))
            .anyMatch(text -> text.startsWith("Failed"));
        showTab("find");
        press(window(), "Settings");
        openPrivacy(pane(SettingsPane.class));
        press(pane(SettingsPane.class), "Clear now");
        Screen.until("cleared", () -> labels(window()).contains("Cleared."));
        Screen.until(
            "an empty list",
            () -> labels(downloads).stream().noneMatch(text -> text.endsWith(".bin")));
        Screen.until("no line", () -> !line.isVisible());
        showTab("find");
        press(window(), "Reload");
        site.awaitRequest("/found/");
        assertThat(next.closedByUser()).isNotDone();
      }
      for (String memory : List.of("history.json", "downloads.json")) {
        assertThat(Files.readString(profile().resolve(memory)))
            .doesNotContain("/leave", "whole.bin", "half.bin");
      }
      assertThat(whole.in(folder)).isPresent();
    }
  }

  private static boolean contains(Path file, String... texts) throws Exception {
    if (!Files.exists(file)) {
      return false;
    }
    String contents = Files.readString(file);
    return Stream.of(texts).allMatch(contents::contains);
  }

  private Options options(String url) {
    return new Options(
        url,
        Optional.of(profile()),
        List.of("lo"),
        OptionalInt.empty(),
        false,
        Optional.empty(),
        false,
        Duration.ofHours(1));
  }

  private UserFolders folders() {
    return UserFolders.of(
        Map.of(
            "XDG_CACHE_HOME",
            Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache").toString())),
        folder);
  }
}
