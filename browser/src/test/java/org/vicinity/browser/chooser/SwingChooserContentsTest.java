package org.vicinity.browser.chooser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.plaf.basic.BasicHTML;
import org.junit.jupiter.api.Test;
import org.vicinity.bridge.ChooserOutcome;
import org.vicinity.bridge.ChooserRequest;
import org.vicinity.browser.display.Screen;
import org.vicinity.certstore.grant.User;
import org.vicinity.certstore.name.Origin;
import org.vicinity.channel.Obstacle;
import org.vicinity.channel.TransportStatus;

/** What the window says, to the eye and to readers. */
class SwingChooserContentsTest extends SwingChooserFixture {
  @Test
  void everyControlSaysWhatItIs() throws Exception {
    CompletableFuture<ChooserOutcome> outcome = chooser().choose(request(SITE));
    JDialog dialog = dialog();
    assertThat(Screen.on(() -> nameless(dialog))).isEmpty();
    assertThat(dialog.getAccessibleContext().getAccessibleDescription())
        .startsWith("https://vod.example.com");
    assertThat(dialog.getRootPane().getDefaultButton())
        .isSameAs(button(dialog, ChooserTexts.CONNECT.text()));
    outcome.cancel(true);
  }

  @Test
  void theOriginIsShownInFullHoweverLong() throws Exception {
    String label = "a".repeat(63);
    Origin longest = Origin.parse("https://" + label + "." + label + "." + label + ".example:8443");
    CompletableFuture<ChooserOutcome> outcome = chooser().choose(request(longest));
    JDialog dialog = dialog();
    Screen.run(
        () -> {
          JTextArea origin =
              Screen.all(dialog, JTextArea.class).stream()
                  .filter(area -> area.getText().equals(longest.serialized()))
                  .findFirst()
                  .orElseThrow();
          assertThat(origin.getHeight()).isGreaterThanOrEqualTo(textHeight(origin));
          assertThat(dialog.getContentPane().getHeight())
              .isGreaterThanOrEqualTo(dialog.getContentPane().getPreferredSize().height);
        });
    outcome.cancel(true);
  }

  @Test
  void hostileNamesAreNeitherHtmlNorReordered() throws Exception {
    device.transport.put(
        PinnedDevice.device("evil", "<html><h1>Evil\u202e</h1>"), channel -> channel.close());
    ChooserRequest request =
        new ChooserRequest(TAB, SITE, Optional.of(new User("1", "<html><i>Eve")), found -> true);
    CompletableFuture<ChooserOutcome> outcome = chooser().choose(request);
    JDialog dialog = dialog();
    JList<?> list = list(dialog);
    Screen.until("both are listed", () -> list.getModel().getSize() == 2);
    Screen.run(
        () -> {
          List<JLabel> labels = new ArrayList<>(Screen.all(dialog, JLabel.class));
          for (int row = 0; row < 2; row++) {
            labels.addAll(Screen.all((Container) rendered(list, row), JLabel.class));
            assertThat(labels).extracting(JLabel::getText).doesNotContainNull();
            assertThat(labels)
                .allMatch(label -> label.getClientProperty(BasicHTML.propertyKey) == null);
          }
          assertThat(labels).extracting(JLabel::getText).contains("‹html><h1>Evil</h1>");
        });
    outcome.cancel(true);
  }

  @Test
  void aChannelThatCannotSearchIsExplained() throws Exception {
    device.transport.status(new TransportStatus.Unavailable(Obstacle.BLUETOOTH_OFF));
    CompletableFuture<ChooserOutcome> outcome = chooser().choose(request(SITE));
    JDialog dialog = dialog();
    Screen.until(
        "reason and remedy are shown",
        () ->
            shows(dialog, "Nearby: Bluetooth is off. Switch Bluetooth on in the system settings."));
    outcome.cancel(true);
  }

  /** What the keyboard can reach and a screen reader cannot name. */
  private static List<String> nameless(Container in) {
    return Screen.all(in, Component.class).stream()
        .filter(part -> part.isShowing() && part.isFocusable())
        .filter(
            part -> part instanceof JButton || part instanceof JList || part instanceof JTextField)
        .filter(
            part ->
                part.getAccessibleContext().getAccessibleName() == null
                    || part.getAccessibleContext().getAccessibleName().isBlank())
        .map(Object::toString)
        .toList();
  }

  private static <T> Component rendered(JList<T> list, int row) {
    return list.getCellRenderer()
        .getListCellRendererComponent(list, list.getModel().getElementAt(row), row, false, false);
  }

  private static int textHeight(JTextArea area) {
    try {
      java.awt.geom.Rectangle2D end = area.modelToView2D(area.getDocument().getLength());
      return (int) Math.ceil(end.getMaxY());
    } catch (javax.swing.text.BadLocationException e) {
      throw new IllegalStateException(e);
    }
  }
}
