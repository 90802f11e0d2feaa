package org.vicinity.browser.chooser;

import static org.assertj.core.api.Assertions.assertThat;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JList;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.vicinity.bridge.ChooserRequest;
import org.vicinity.browser.display.Screen;
import org.vicinity.certstore.name.Origin;

/** The chooser's real window over a browser's, and a device with the real protocol. */
@Tag("browser")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
abstract class SwingChooserFixture {
  static final Origin SITE = Origin.parse("https://vod.example.com");
  static final int TAB = 7;

  final PinnedDevice device = new PinnedDevice("4711");
  JFrame frame;

  @BeforeEach
  void openBrowserWindow() throws Exception {
    Screen.required();
    frame =
        Screen.on(
            () -> {
              FlatLightLaf.setup();
              JFrame made = new JFrame("Browser");
              made.setSize(900, 800);
              made.setVisible(true);
              return made;
            });
    // A frame that gets the focus after the chooser was shown would take it from the chooser.
    Screen.until("the browser's window is in front", frame::isFocused);
  }

  @AfterEach
  void closeAll() throws Exception {
    device.close();
    if (frame != null) {
      Screen.clear();
    }
  }

  SwingChooser chooser() {
    return new SwingChooser(
        List.of(device.transport), this::windowOf, Optional.empty(), (origin, found) -> false);
  }

  SwingChooser chooser(ChooserAutomation automation) {
    return new SwingChooser(
        List.of(device.transport),
        this::windowOf,
        Optional.of(automation),
        (origin, found) -> false);
  }

  Window windowOf(int browser) {
    assertThat(browser).isEqualTo(TAB);
    return frame;
  }

  static ChooserRequest request(Origin origin) {
    return new ChooserRequest(TAB, origin, Optional.empty(), found -> true);
  }

  static List<JDialog> dialogs() {
    List<JDialog> shown = new ArrayList<>();
    for (Window window : Window.getWindows()) {
      if (window instanceof JDialog dialog && dialog.isShowing()) {
        shown.add(dialog);
      }
    }
    return shown;
  }

  static JDialog dialog() throws Exception {
    Screen.until("a chooser is shown", () -> dialogs().size() == 1);
    return Screen.on(() -> dialogs().get(0));
  }

  static JList<?> list(JDialog dialog) throws Exception {
    return Screen.on(() -> Screen.all(dialog, JList.class).get(0));
  }

  static JTextField pin(JDialog dialog) throws Exception {
    return Screen.on(() -> Screen.all(dialog, JTextField.class).get(0));
  }

  static JButton button(JDialog dialog, String text) throws Exception {
    return Screen.on(
        () ->
            Screen.all(dialog, JButton.class).stream()
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow());
  }

  static void press(JDialog dialog, String text) throws Exception {
    JButton button = button(dialog, text);
    Screen.run(button::doClick);
  }

  static boolean shows(JDialog dialog, String text) {
    return Screen.all(dialog, JTextArea.class).stream()
        .anyMatch(area -> area.isShowing() && area.getText().equals(text));
  }
}
