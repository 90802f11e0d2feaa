package org.vicinity.browser.tab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.browser.display.Reach;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.engine.PageDialog;
import org.vicinity.browser.engine.Shortcut;
import org.vicinity.browser.language.Direction;
import org.vicinity.browser.language.Language;

/** A whole window of the browser, for readers and for the keyboard. */
@Tag("browser")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class WindowReachTest {
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
  void tabsBarsPageAndLastLineAreWithinReach(String language) throws Exception {
    Language.during(
        language,
        () -> {
          BareShell shell = BareShell.full();
          assertThat(Screen.on(() -> Reach.problems(shell.window()))).isEmpty();
          assertThat(Reach.unmarked(shell.window())).isEmpty();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "ja", "ar"})
  void aTabWithoutAPageIsWithinReach(String language) throws Exception {
    Language.during(
        language,
        () -> {
          BareShell shell = BareShell.full();
          Screen.run(() -> shell.window().perform(Shortcut.DOWNLOADS));
          assertThat(Screen.on(() -> Reach.problems(shell.window()))).isEmpty();
          assertThat(Reach.unmarked(shell.window())).isEmpty();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "ja", "ar"})
  void whatAPageAsksIsWithinReach(String language) throws Exception {
    Language.during(
        language,
        () -> {
          for (PageDialog.Kind kind : PageDialog.Kind.values()) {
            BareShell shell = BareShell.full();
            Screen.run(
                () ->
                    shell
                        .engine()
                        .listeners()
                        .get(1)
                        .dialog(
                            new PageDialog(
                                kind,
                                "https://vod.example.com/",
                                "Which film?",
                                "bread",
                                new Deaf())));
            assertThat(Screen.on(() -> Reach.problems(shell.window()))).as(kind.name()).isEmpty();
            assertThat(Reach.unmarked(shell.window())).as(kind.name()).isEmpty();
            Screen.clear();
          }
        });
  }

  /** Nobody waits for this answer. */
  private static final class Deaf implements PageDialog.Answer {
    @Override
    public void accept(String text) {}

    @Override
    public void decline() {}
  }
}
