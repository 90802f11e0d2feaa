package org.vicinity.browser.tab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.swing.JComponent;
import javax.swing.JFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.browser.display.Reach;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.engine.LoadFailure;
import org.vicinity.browser.language.Direction;
import org.vicinity.browser.language.Language;
import org.vicinity.browser.sites.History;

/** What stands around and in place of pages, for readers and for the keyboard. */
@Tag("browser")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ShellReachTest {
  @TempDir Path folder;

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

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "ja", "ar"})
  void theBarAboveAPageIsWithinReach(String language) throws Exception {
    try (History history = History.in(folder.resolve("history"), Clock.systemUTC())) {
      expectReach(language, () -> ShellGallery.bar(history));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "ja", "ar"})
  void whatTakesThePlaceOfAPageIsWithinReach(String language) throws Exception {
    expectReach(
        language,
        () -> ShellGallery.problem(LoadFailure.Kind.CRASHED, Optional.empty()),
        () ->
            ShellGallery.problem(
                LoadFailure.Kind.CERTIFICATE_EXPIRED, Optional.of("https://vod.example.com")),
        ShellGallery::signIn,
        ShellGallery::downloads);
  }

  /** Makes a part of the shell, on the event thread. */
  private interface Part {
    JComponent make();
  }

  private static void expectReach(String language, Part... parts) throws Exception {
    Language.during(
        language,
        () -> {
          for (Part part : parts) {
            assertThat(Screen.on(() -> problems(part))).as(language).isEmpty();
          }
        });
  }

  private static List<String> problems(Part part) {
    JFrame frame = new JFrame();
    try {
      frame.add(part.make());
      frame.setSize(980, 620);
      frame.setVisible(true);
      frame.validate();
      return Reach.problems(frame);
    } finally {
      frame.dispose();
    }
  }
}
