package org.vicinity.browser.chooser;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.swing.SwingUtilities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.browser.display.DisplayText;
import org.vicinity.browser.search.ChannelNotice;

/**
 * Sits before the real window in place of a person: waits until there is something to do and then
 * uses the window's own controls, each at a later event, as a person would. Gives up at the first
 * problem by cancelling, so that an automated run ends.
 */
final class AutomatedChooserView implements ChooserView {
  private static final Logger LOG = LoggerFactory.getLogger(AutomatedChooserView.class);

  private final ChooserView window;
  private final SwingChooserDialog.Controls controls;
  private final String name;
  private final Iterator<String> pins;

  AutomatedChooserView(SwingChooserDialog dialog, ChooserAutomation script) {
    this.window = dialog;
    this.controls = dialog.controls();
    this.name = DisplayText.device(script.chooseName());
    this.pins = script.pins().iterator();
  }

  @Override
  public void show(ChooserHeading heading, ChooserInput input) {
    LOG.info("the chooser is operated automatically");
    window.show(heading, input);
  }

  @Override
  public void insert(int index, DeviceRow row) {
    window.insert(index, row);
    LOG.info("the chooser lists: {}", row.words());
    later(this::select);
  }

  @Override
  public void update(int index, DeviceRow row) {
    window.update(index, row);
    LOG.info("the chooser lists anew: {}", row.words());
    later(this::select);
  }

  @Override
  public void remove(int index) {
    window.remove(index);
  }

  @Override
  public void select(Optional<Integer> index) {
    window.select(index);
  }

  @Override
  public void search(SearchState state) {
    window.search(state);
  }

  @Override
  public void notices(List<ChannelNotice> notices) {
    window.notices(notices);
  }

  @Override
  public void pick(Optional<String> problem) {
    window.pick(problem);
    if (problem.isPresent()) {
      LOG.info("automation gives up: {}", problem.get());
      later(controls.cancel()::doClick);
    }
  }

  @Override
  public void confirmable(boolean possible) {
    window.confirmable(possible);
    if (possible) {
      later(controls.confirm()::doClick);
    }
  }

  @Override
  public void connecting(DeviceRow device) {
    window.connecting(device);
  }

  @Override
  public void askPin(DeviceRow device, Optional<String> problem) {
    window.askPin(device, problem);
    LOG.info("the chooser asks for the PIN");
    later(this::typePin);
  }

  @Override
  public void checkingPin() {
    window.checkingPin();
  }

  @Override
  public void lockedOut(String reason) {
    window.lockedOut(reason);
    later(controls.cancel()::doClick);
  }

  @Override
  public void progress(DeviceRow device, String step) {
    window.progress(device, step);
    LOG.info("the chooser shows: {}", controls.said());
  }

  @Override
  public void result(DeviceRow device, String sentence, boolean good) {
    window.result(device, sentence, good);
    LOG.info("the chooser ends with: {}", controls.said());
    later(controls.cancel()::doClick);
  }

  @Override
  public void close() {
    window.close();
  }

  private void later(Runnable act) {
    SwingUtilities.invokeLater(
        () -> {
          if (controls.dialog().isShowing()) {
            act.run();
          }
        });
  }

  private void select() {
    for (int at = 0; at < controls.list().getModel().getSize(); at++) {
      if (controls.list().getModel().getElementAt(at).name().equals(name)) {
        controls.list().setSelectedIndex(at);
        return;
      }
    }
  }

  private void typePin() {
    if (!pins.hasNext()) {
      LOG.info("automation gives up: it has no further PIN");
      controls.cancel().doClick();
      return;
    }
    controls.pin().setText(pins.next());
    // Does nothing while the button is disabled, which it is when that was no PIN at all.
    controls.confirm().doClick();
  }
}
