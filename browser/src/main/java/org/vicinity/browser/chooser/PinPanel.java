package org.vicinity.browser.chooser;

import java.awt.Dimension;
import java.awt.FlowLayout;
import java.awt.Font;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.JTextField;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.text.AbstractDocument;
import org.vicinity.browser.display.MessageLine;
import org.vicinity.browser.display.Palette;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.display.WrappedText;

/** One device from its confirmation on: progress, its PIN, and why it ended. */
final class PinPanel extends JPanel {
  private final DeviceRowRenderer device = new DeviceRowRenderer();
  private final WrappedText hint;
  private final JTextField pin = new JTextField(10);
  private final JPanel pinRow = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
  private final JProgressBar bar = new JProgressBar();
  private final MessageLine problem;

  /**
   * Makes one.
   *
   * @param onEdit called when the PIN changes
   */
  PinPanel(int width, Runnable onEdit) {
    setLayout(new BoxLayout(this, BoxLayout.Y_AXIS));
    hint = new WrappedText(width);
    problem = new MessageLine(width, Palette.danger());
    preparePin(onEdit);
    bar.setIndeterminate(true);
    bar.setMaximumSize(new Dimension(Integer.MAX_VALUE, Space.of(4)));
    bar.getAccessibleContext().setAccessibleName(ChooserTexts.CONNECTING.text());
    device.setBorder(
        BorderFactory.createCompoundBorder(
            BorderFactory.createLineBorder(Palette.quiet()), Space.border(10, 12, 10, 12)));
    Dimension natural = device.getPreferredSize();
    device.setMaximumSize(new Dimension(Integer.MAX_VALUE, Math.max(natural.height, Space.of(64))));
    device.setPreferredSize(Space.size(width, 64));
    for (JComponent part : List.of(device, hint, pinRow, bar, problem)) {
      part.setAlignmentX(LEFT_ALIGNMENT);
    }
    add(device);
    add(Space.down(16));
    add(hint);
    add(Space.down(12));
    add(pinRow);
    add(bar);
    add(Space.down(12));
    add(problem);
    add(Box.createVerticalGlue());
  }

  JTextField pin() {
    return pin;
  }

  /** Returns the sentence below the device. */
  String said() {
    return problem.isVisible() ? problem.message() : hint.getText();
  }

  String problem() {
    return problem.message();
  }

  void connecting(DeviceRow row) {
    device.fill(row, device.getForeground());
    arrange(ChooserTexts.CONNECTING.text(), false, true);
    problem.say(Optional.empty());
  }

  void ask(DeviceRow row, Optional<String> why) {
    device.fill(row, device.getForeground());
    arrange(ChooserTexts.ENTER_PIN.text(), true, false);
    pin.setText("");
    pin.setEnabled(true);
    problem.say(why);
  }

  void checking() {
    arrange(ChooserTexts.CHECKING_PIN.text(), true, true);
    pin.setEnabled(false);
    problem.say(Optional.empty());
  }

  void lockedOut(String reason) {
    arrange("", false, false);
    problem.say(Optional.of(reason));
  }

  void progress(DeviceRow row, String step) {
    device.fill(row, device.getForeground());
    arrange(step, false, true);
    problem.say(Optional.empty());
  }

  void result(DeviceRow row, String sentence, boolean good) {
    device.fill(row, device.getForeground());
    arrange(good ? sentence : "", false, false);
    problem.say(good ? Optional.empty() : Optional.of(sentence));
  }

  private void arrange(String text, boolean withPin, boolean busy) {
    hint.setText(text);
    hint.setVisible(!text.isEmpty());
    pinRow.setVisible(withPin);
    bar.setVisible(busy);
  }

  private void preparePin(Runnable onEdit) {
    ((AbstractDocument) pin.getDocument()).setDocumentFilter(new DigitsOnly());
    pin.setFont(new Font(Font.MONOSPACED, Font.PLAIN, Math.round(pin.getFont().getSize() * 1.6f)));
    pin.getAccessibleContext().setAccessibleName(ChooserTexts.PIN.text());
    pin.getAccessibleContext().setAccessibleDescription(ChooserTexts.ENTER_PIN.text());
    pin.getDocument()
        .addDocumentListener(
            new DocumentListener() {
              @Override
              public void insertUpdate(DocumentEvent event) {
                onEdit.run();
              }

              @Override
              public void removeUpdate(DocumentEvent event) {
                onEdit.run();
              }

              @Override
              public void changedUpdate(DocumentEvent event) {
                onEdit.run();
              }
            });
    JLabel label = new JLabel(ChooserTexts.PIN.text());
    label.setFont(label.getFont().deriveFont(Font.BOLD));
    label.setLabelFor(pin);
    pinRow.add(label);
    pinRow.add(Space.across(12));
    pinRow.add(pin);
    pinRow.setMaximumSize(new Dimension(Integer.MAX_VALUE, pinRow.getPreferredSize().height));
  }
}
