package org.vicinity.browser.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Window;
import java.awt.event.WindowEvent;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JTextArea;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vicinity.browser.display.Screen;

/** The question before something is revoked, in its real window. */
@Tag("browser")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class RevokeQuestionTest {
  private static final String TEXT =
      SettingsTexts.confirm(
          SettingsTexts.confirmOne("Living-room cache", "https://vod.example.com"), 1);

  private final CompletableFuture<Boolean> answer = new CompletableFuture<>();

  @BeforeEach
  void ask() throws Exception {
    Screen.required();
    JFrame frame =
        Screen.on(
            () -> {
              FlatLightLaf.setup();
              JFrame made = new JFrame("Settings");
              made.setSize(800, 600);
              made.setVisible(true);
              return made;
            });
    SwingUtilities.invokeLater(
        () -> answer.complete(RevokeQuestion.inWindow().agreed(frame, TEXT)));
    Screen.until("the question is shown", () -> !dialogs().isEmpty());
  }

  @AfterEach
  void close() throws Exception {
    Screen.clear();
  }

  @Test
  void saysWhatWillHappenAndOffersNoFirst() throws Exception {
    Screen.run(
        () -> {
          JDialog dialog = dialogs().get(0);
          assertThat(Screen.all(dialog, JTextArea.class))
              .extracting(JTextArea::getText)
              .containsExactly(TEXT);
          assertThat(dialog.getRootPane().getDefaultButton().getText())
              .isEqualTo(SettingsTexts.CANCEL.text());
        });
    press(SettingsTexts.CANCEL.text());
    assertThat(answer.get(1, TimeUnit.MINUTES)).isFalse();
  }

  @Test
  void yesIsYes() throws Exception {
    press(SettingsTexts.REVOKE_YES.text());
    assertThat(answer.get(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void closingTheWindowIsNo() throws Exception {
    Screen.run(
        () -> {
          JDialog dialog = dialogs().get(0);
          dialog.dispatchEvent(new WindowEvent(dialog, WindowEvent.WINDOW_CLOSING));
        });
    assertThat(answer.get(1, TimeUnit.MINUTES)).isFalse();
  }

  private static void press(String text) throws Exception {
    Screen.run(
        () ->
            Screen.all(dialogs().get(0), JButton.class).stream()
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow()
                .doClick());
  }

  private static List<JDialog> dialogs() {
    return Arrays.stream(Window.getWindows())
        .filter(window -> window instanceof JDialog && window.isShowing())
        .map(JDialog.class::cast)
        .toList();
  }
}
