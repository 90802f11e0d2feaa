package org.vicinity.browser.chooser;

import static org.assertj.core.api.Assertions.assertThat;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.AWTException;
import java.awt.Component;
import java.awt.Container;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Window;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import javax.swing.plaf.basic.BasicHTML;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vicinity.bridge.ChooserOutcome;
import org.vicinity.bridge.ChooserRequest;
import org.vicinity.bridge.ExchangeEnd;
import org.vicinity.bridge.ExchangeProgress;
import org.vicinity.browser.display.Screen;
import org.vicinity.certstore.grant.User;
import org.vicinity.certstore.name.Origin;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.Obstacle;
import org.vicinity.channel.TransportStatus;

/**
 * The chooser's real window, worked with mouse and keyboard, and a device with the real protocol.
 */
@Tag("browser")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SwingChooserTest {
  private static final Origin SITE = Origin.parse("https://vod.example.com");
  private static final int TAB = 7;

  private final PinnedDevice device = new PinnedDevice("4711");
  private JFrame frame;

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

  @Test
  void aPersonPicksWithTheMouseAndTypesThePin() throws Exception {
    CompletableFuture<ChooserOutcome> outcome = chooser().choose(request(SITE));
    JDialog dialog = dialog();
    JList<?> list = list(dialog);
    Screen.until("the device is listed", () -> list.getModel().getSize() == 1);
    Robot robot = robot();
    click(robot, list, list.getCellBounds(0, 0));
    Screen.until("it is selected", () -> list.getSelectedIndex() == 0);
    JButton connect = button(dialog, ChooserTexts.CONNECT.text());
    Screen.until("it can be confirmed", connect::isEnabled);
    click(robot, connect, new Rectangle(connect.getSize()));
    JTextField pin = pin(dialog);
    Screen.until("the PIN is asked for", () -> pin.isShowing() && pin.isFocusOwner());
    for (int key :
        List.of(KeyEvent.VK_X, KeyEvent.VK_4, KeyEvent.VK_7, KeyEvent.VK_1, KeyEvent.VK_1)) {
      press(robot, key);
    }
    Screen.until("digits alone arrive", () -> pin.getText().equals("4711"));
    press(robot, KeyEvent.VK_ENTER);
    ChooserOutcome.Chosen chosen = (ChooserOutcome.Chosen) outcome.get(2, TimeUnit.MINUTES);
    chosen.session().close();
    assertThat(chosen.device().name()).isEqualTo(PinnedDevice.NAME);
    Screen.until("the site has its turn", () -> shows(dialog, waiting()));
    CompletableFuture<Void> undone = new CompletableFuture<>();
    chosen.progress().began(() -> undone.complete(null));
    press(robot, KeyEvent.VK_ESCAPE);
    undone.get(1, TimeUnit.MINUTES);
    Screen.until("the window is gone", () -> !dialog.isDisplayable());
  }

  @Test
  void theWindowStaysForTheExchangeAndItsResult() throws Exception {
    CompletableFuture<ChooserOutcome> outcome = chooser().choose(request(SITE));
    JDialog dialog = dialog();
    ChooserOutcome.Chosen chosen = choose(dialog, outcome);
    chosen.session().close();
    ExchangeProgress exchange = chosen.progress();
    exchange.began(() -> {});
    Screen.until("the site has its turn", () -> shows(dialog, waiting()));
    assertThat(Screen.on(() -> dialog.getRootPane().getDefaultButton())).as("for Enter").isNull();
    exchange.at(ExchangeProgress.Phase.INSTALLING);
    String installing = ChooserTexts.progress(ExchangeProgress.Phase.INSTALLING, SITE);
    Screen.until("the certificate has", () -> shows(dialog, installing));
    exchange.ended(ExchangeEnd.OTHER_KEY);
    String result = ChooserTexts.result(ExchangeEnd.OTHER_KEY, SITE);
    Screen.until("the result is shown", () -> shows(dialog, result));
    assertThat(Screen.on(() -> shows(dialog, installing))).isFalse();
    assertThat(dialog.getAccessibleContext().getAccessibleDescription()).isEqualTo(result);
    press(dialog, ChooserTexts.CLOSE.text());
    Screen.until("the window is gone", () -> !dialog.isDisplayable());
  }

  @Test
  void theNextChooserOfATabNeedNotWaitForAnExchange() throws Exception {
    SwingChooser chooser = chooser();
    CompletableFuture<ChooserOutcome> first = chooser.choose(request(SITE));
    ChooserOutcome.Chosen chosen = choose(dialog(), first);
    chosen.session().close();
    CompletableFuture<ChooserOutcome> second = chooser.choose(request(SITE));
    Screen.until("both are shown", () -> dialogs().size() == 2);
    second.cancel(true);
    chosen.progress().ended(ExchangeEnd.WITHDRAWN);
    Screen.until("both close by themselves", () -> dialogs().isEmpty());
  }

  private static ChooserOutcome.Chosen choose(
      JDialog dialog, CompletableFuture<ChooserOutcome> outcome) throws Exception {
    JList<?> list = list(dialog);
    Screen.until("the device is listed", () -> list.getModel().getSize() == 1);
    Screen.run(() -> list.setSelectedIndex(0));
    JButton connect = button(dialog, ChooserTexts.CONNECT.text());
    Screen.until("it can be confirmed", connect::isEnabled);
    Screen.run(connect::doClick);
    JTextField pin = pin(dialog);
    Screen.until("the PIN is asked for", pin::isShowing);
    Screen.run(
        () -> {
          pin.setText("4711");
          connect.doClick();
        });
    return (ChooserOutcome.Chosen) outcome.get(2, TimeUnit.MINUTES);
  }

  private static String waiting() {
    return ChooserTexts.progress(ExchangeProgress.Phase.WAITING_FOR_SITE, SITE);
  }

  @Test
  void theKeyboardAloneIsEnough() throws Exception {
    CompletableFuture<ChooserOutcome> outcome = chooser().choose(request(SITE));
    JDialog dialog = dialog();
    JList<?> list = list(dialog);
    Screen.until("the device is listed", () -> list.getModel().getSize() == 1);
    Screen.until("the list has the focus", list::isFocusOwner);
    Robot robot = robot();
    press(robot, KeyEvent.VK_DOWN);
    JButton connect = button(dialog, ChooserTexts.CONNECT.text());
    Screen.until("it can be confirmed", connect::isEnabled);
    press(robot, KeyEvent.VK_ENTER);
    JTextField pin = pin(dialog);
    Screen.until("the PIN is asked for", () -> pin.isShowing() && pin.isFocusOwner());
    press(robot, KeyEvent.VK_9);
    Screen.until("it is typed", () -> pin.getText().equals("9"));
    press(robot, KeyEvent.VK_ENTER);
    Screen.until("it is found wrong", () -> shows(dialog, ChooserTexts.wrongPin(2)));
    press(robot, KeyEvent.VK_ESCAPE);
    assertThat(outcome.get(2, TimeUnit.MINUTES)).isEqualTo(new ChooserOutcome.Dismissed());
  }

  @Test
  void closingTheWindowDismisses() throws Exception {
    CompletableFuture<ChooserOutcome> outcome = chooser().choose(request(SITE));
    JDialog dialog = dialog();
    Screen.run(() -> dialog.dispatchEvent(new WindowEvent(dialog, WindowEvent.WINDOW_CLOSING)));
    assertThat(outcome.get(2, TimeUnit.MINUTES)).isEqualTo(new ChooserOutcome.Dismissed());
  }

  @Test
  void closingTheBrowsersWindowDismisses() throws Exception {
    CompletableFuture<ChooserOutcome> outcome = chooser().choose(request(SITE));
    dialog();
    Screen.run(frame::dispose);
    assertThat(outcome.get(2, TimeUnit.MINUTES)).isEqualTo(new ChooserOutcome.Dismissed());
  }

  @Test
  void isDeafRightAfterTheListChanged() throws Exception {
    CompletableFuture<ChooserOutcome> outcome = chooser().choose(request(SITE));
    JDialog dialog = dialog();
    JList<?> list = list(dialog);
    JButton connect = button(dialog, ChooserTexts.CONNECT.text());
    Screen.until("the device is listed", () -> list.getModel().getSize() == 1);
    Screen.run(() -> list.setSelectedIndex(0));
    Screen.until("it can be confirmed", connect::isEnabled);
    CompletableFuture<Boolean> whenListed = new CompletableFuture<>();
    Screen.run(
        () ->
            list.getModel()
                .addListDataListener(
                    new AfterListChange(() -> whenListed.complete(connect.isEnabled()))));
    device.transport.put(PinnedDevice.device("second", "Another"), channel -> channel.close());
    assertThat(whenListed.get(1, TimeUnit.MINUTES)).as("enabled after the change").isFalse();
    Screen.until("it can be confirmed again", connect::isEnabled);
    outcome.cancel(true);
  }

  @Test
  void aTabShowsOneChooserAtATime() throws Exception {
    SwingChooser chooser = chooser();
    CompletableFuture<ChooserOutcome> first = chooser.choose(request(SITE));
    dialog();
    assertThat(chooser.choose(request(SITE)).get(1, TimeUnit.MINUTES))
        .isEqualTo(new ChooserOutcome.Suppressed());
    first.cancel(true);
    Screen.until("the first is gone", () -> dialogs().isEmpty());
    CompletableFuture<ChooserOutcome> second = chooser.choose(request(SITE));
    dialog();
    second.cancel(true);
  }

  @Test
  void aTabThatIsGoneShowsNone() throws Exception {
    SwingChooser chooser =
        new SwingChooser(
            List.of(device.transport), id -> null, Optional.empty(), (origin, found) -> false);
    assertThat(chooser.choose(request(SITE)).get(1, TimeUnit.MINUTES))
        .isEqualTo(new ChooserOutcome.Suppressed());
  }

  @Test
  void threeDismissalsMuteAnOriginUntilThatIsUndone() throws Exception {
    SwingChooser chooser = chooser();
    for (int times = 1; times <= MutedOrigins.DISMISSALS; times++) {
      CompletableFuture<ChooserOutcome> outcome = chooser.choose(request(SITE));
      JDialog dialog = dialog();
      boolean last = times == MutedOrigins.DISMISSALS;
      assertThat(Screen.on(() -> shows(dialog, ChooserTexts.LAST_CHANCE.text()))).isEqualTo(last);
      press(dialog, ChooserTexts.CANCEL.text());
      outcome.get(1, TimeUnit.MINUTES);
    }
    assertThat(chooser.choose(request(SITE)).get(1, TimeUnit.MINUTES))
        .isEqualTo(new ChooserOutcome.Suppressed());
    assertThat(chooser.mutedOrigins().muted()).containsExactly(SITE);
    chooser.unmute(SITE);
    CompletableFuture<ChooserOutcome> again = chooser.choose(request(SITE));
    dialog();
    again.cancel(true);
  }

  @Test
  void aPageThatWithdrawsItsRequestIsNotDismissed() throws Exception {
    SwingChooser chooser = chooser();
    for (int times = 1; times <= MutedOrigins.DISMISSALS; times++) {
      CompletableFuture<ChooserOutcome> outcome = chooser.choose(request(SITE));
      dialog();
      outcome.cancel(true);
      Screen.until("it is gone", () -> dialogs().isEmpty());
    }
    assertThat(chooser.mutedOrigins().muted()).isEmpty();
  }

  @Test
  void automationGoesThroughTheSameWindow() throws Exception {
    device.transport.put(PinnedDevice.device("other", "Other"), channel -> channel.close());
    CompletableFuture<ChooserOutcome> outcome =
        chooser(new ChooserAutomation(PinnedDevice.NAME, List.of("1111", "4711")))
            .choose(request(SITE));
    ChooserOutcome.Chosen chosen = (ChooserOutcome.Chosen) outcome.get(2, TimeUnit.MINUTES);
    chosen.session().close();
    assertThat(chosen.device().name()).isEqualTo(PinnedDevice.NAME);
  }

  @Test
  void automationCancelsWhenItsPinsHaveRunOut() throws Exception {
    CompletableFuture<ChooserOutcome> outcome =
        chooser(new ChooserAutomation(PinnedDevice.NAME, List.of("1111"))).choose(request(SITE));
    assertThat(outcome.get(2, TimeUnit.MINUTES)).isEqualTo(new ChooserOutcome.Dismissed());
  }

  @Test
  void automationFailsAfterThreeWrongPins() throws Exception {
    CompletableFuture<ChooserOutcome> outcome =
        chooser(new ChooserAutomation(PinnedDevice.NAME, List.of("1", "2", "3", "4711")))
            .choose(request(SITE));
    assertThat(outcome.get(2, TimeUnit.MINUTES))
        .isEqualTo(new ChooserOutcome.Failed(ChannelError.WRONG_PIN));
  }

  @Test
  void automationCancelsWhenTheDeviceHangsUp() throws Exception {
    device.transport.put(PinnedDevice.device("other", "Other"), channel -> channel.close());
    CompletableFuture<ChooserOutcome> outcome =
        chooser(new ChooserAutomation("Other", List.of("1"))).choose(request(SITE));
    assertThat(outcome.get(2, TimeUnit.MINUTES)).isEqualTo(new ChooserOutcome.Dismissed());
  }

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

  private SwingChooser chooser() {
    return new SwingChooser(
        List.of(device.transport), this::windowOf, Optional.empty(), (origin, found) -> false);
  }

  private SwingChooser chooser(ChooserAutomation automation) {
    return new SwingChooser(
        List.of(device.transport),
        this::windowOf,
        Optional.of(automation),
        (origin, found) -> false);
  }

  private Window windowOf(int browser) {
    assertThat(browser).isEqualTo(TAB);
    return frame;
  }

  private static ChooserRequest request(Origin origin) {
    return new ChooserRequest(TAB, origin, Optional.empty(), found -> true);
  }

  private static List<JDialog> dialogs() {
    List<JDialog> shown = new ArrayList<>();
    for (Window window : Window.getWindows()) {
      if (window instanceof JDialog dialog && dialog.isShowing()) {
        shown.add(dialog);
      }
    }
    return shown;
  }

  private static JDialog dialog() throws Exception {
    Screen.until("a chooser is shown", () -> dialogs().size() == 1);
    return Screen.on(() -> dialogs().get(0));
  }

  private static JList<?> list(JDialog dialog) throws Exception {
    return Screen.on(() -> Screen.all(dialog, JList.class).get(0));
  }

  private static JTextField pin(JDialog dialog) throws Exception {
    return Screen.on(() -> Screen.all(dialog, JTextField.class).get(0));
  }

  private static JButton button(JDialog dialog, String text) throws Exception {
    return Screen.on(
        () ->
            Screen.all(dialog, JButton.class).stream()
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow());
  }

  private static void press(JDialog dialog, String text) throws Exception {
    JButton button = button(dialog, text);
    Screen.run(button::doClick);
  }

  private static boolean shows(JDialog dialog, String text) {
    return Screen.all(dialog, JTextArea.class).stream()
        .anyMatch(area -> area.isShowing() && area.getText().equals(text));
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

  private static Robot robot() throws AWTException {
    Robot robot = new Robot();
    robot.setAutoWaitForIdle(false);
    return robot;
  }

  private static void click(Robot robot, Component on, Rectangle where) throws Exception {
    // Before it has the focus, a window manager may still be about to move it.
    Screen.until("the window is in front", () -> SwingUtilities.getWindowAncestor(on).isFocused());
    Point at =
        Screen.on(
            () -> {
              Point middle = new Point(where.x + where.width / 2, where.y + where.height / 2);
              SwingUtilities.convertPointToScreen(middle, on);
              return middle;
            });
    robot.mouseMove(at.x, at.y);
    robot.mousePress(InputEvent.BUTTON1_DOWN_MASK);
    robot.mouseRelease(InputEvent.BUTTON1_DOWN_MASK);
  }

  private static void press(Robot robot, int key) {
    robot.keyPress(key);
    robot.keyRelease(key);
  }
}
