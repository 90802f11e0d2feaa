package org.vicinity.browser.tab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
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

/** The dialog about a page, for readers and for the keyboard. */
@Tag("browser")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DialogReachTest {
  /** Shows a dialog above a window, until it is answered. */
  private interface Shown {
    void above(JFrame frame);
  }

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

  private void expectReach(String language, Shown dialog) throws Exception {
    Language.during(
        language,
        () -> {
          JFrame frame = Screen.frame();
          JDialog shown = Screen.dialog(() -> dialog.above(frame));
          assertThat(Screen.on(() -> Reach.problems(shown))).isEmpty();
          assertThat(Reach.unmarked(shown)).isEmpty();
          Screen.clear();
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "de", "ja", "ar"})
  void whatIsKnownOfAPageIsWithinReach(String language) throws Exception {
    for (String url : List.of(BareShell.DEVICE.host().origin() + "/", "http://example.com/")) {
      expectReach(
          language,
          above ->
              PageInfoDialog.revokes(
                  above,
                  PageInfo.of(
                      url,
                      host ->
                          Optional.of(BareShell.DEVICE)
                              .filter(grant -> grant.host().value().equals(host)),
                      origin -> List.of(BareShell.DEVICE))));
    }
  }
}
