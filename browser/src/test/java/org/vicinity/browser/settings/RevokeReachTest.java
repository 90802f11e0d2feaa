package org.vicinity.browser.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import javax.swing.JDialog;
import javax.swing.JFrame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vicinity.browser.display.Reach;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.language.Direction;
import org.vicinity.browser.language.Language;

/** The question before something is revoked, for readers and for the keyboard. */
@Tag("browser")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RevokeReachTest {
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
  void theQuestionIsWithinReach(String language) throws Exception {
    Language.during(
        language,
        () -> {
          JFrame frame = Screen.frame();
          String text =
              SettingsTexts.confirm(
                  SettingsTexts.confirmOne("Living-room cache", "https://vod.example.com"), 1);
          JDialog dialog = Screen.dialog(() -> RevokeQuestion.inWindow().agreed(frame, text));
          assertThat(Screen.on(() -> Reach.problems(dialog))).isEmpty();
          assertThat(Reach.unmarked(dialog)).isEmpty();
        });
  }
}
