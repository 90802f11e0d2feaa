package org.vicinity.browser.chooser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.AWTException;
import java.awt.Component;
import java.awt.Point;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.awt.event.WindowEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.swing.JButton;
import javax.swing.JDialog;
import javax.swing.JList;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import org.junit.jupiter.api.Test;
import org.vicinity.bridge.ChooserOutcome;
import org.vicinity.bridge.ExchangeEnd;
import org.vicinity.bridge.ExchangeProgress;
import org.vicinity.browser.display.Screen;

/** A pairing in the window, by mouse and keyboard, up to its result or its end. */
class SwingChooserPairingTest extends SwingChooserFixture {
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
