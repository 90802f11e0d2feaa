package org.vicinity.browser.chooser;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Dialog;
import java.awt.FlowLayout;
import java.awt.Window;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.AbstractAction;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import org.vicinity.browser.display.MessageLine;
import org.vicinity.browser.display.Palette;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.display.WrappedText;
import org.vicinity.browser.search.ChannelNotice;

/**
 * The chooser's window. Shows what it is told and tells what the user does; decides nothing. On the
 * event dispatch thread only.
 */
final class SwingChooserDialog implements ChooserView {
  private static final int WIDTH = 456;
  private static final String LIST = "list";
  private static final String DEVICE = "device";

  private final JDialog dialog;
  private final HeaderPanel header = new HeaderPanel(WIDTH);
  private final DeviceListPanel devices;
  private final PinPanel device;
  private final CardLayout cards = new CardLayout();
  private final JPanel body = new JPanel(cards);
  private final MessageLine lastChance = new MessageLine(WIDTH, Palette.warning());
  private final JButton confirm = new JButton(ChooserTexts.CONNECT.text());
  private final JPanel confirmSlot = new JPanel(new BorderLayout());
  private final JButton cancel = new JButton(ChooserTexts.CANCEL.text());
  private Optional<ChooserInput> input = Optional.empty();
  private boolean askingPin;

  /**
   * Makes one that is not shown yet.
   *
   * @param owner the window above which it floats
   */
  SwingChooserDialog(Window owner) {
    dialog = new JDialog(owner, ChooserTexts.TITLE.text(), Dialog.ModalityType.MODELESS);
    devices =
        new DeviceListPanel(
            WIDTH,
            row -> tell().ifPresent(to -> to.select(row)),
            this::confirmByKeyOrClick,
            () -> tell().ifPresent(ChooserInput::searchAgain));
    device = new PinPanel(WIDTH, this::pinEdited);
    body.add(devices, LIST);
    body.add(device, DEVICE);
    dialog.setContentPane(content());
    listen();
  }

  @Override
  public void show(ChooserHeading heading, ChooserInput to) {
    input = Optional.of(to);
    header.fill(heading);
    lastChance.say(
        heading.lastChance() ? Optional.of(ChooserTexts.LAST_CHANCE.text()) : Optional.empty());
    dialog
        .getAccessibleContext()
        .setAccessibleDescription(heading.origin() + " " + ChooserTexts.WANTS.text());
    fit();
    dialog.setLocationRelativeTo(dialog.getOwner());
    dialog.setVisible(true);
    devices.rowList().requestFocusInWindow();
  }

  @Override
  public void insert(int index, DeviceRow row) {
    devices.insertRow(index, row);
  }

  @Override
  public void update(int index, DeviceRow row) {
    devices.updateRow(index, row);
  }

  @Override
  public void remove(int index) {
    devices.removeRow(index);
  }

  @Override
  public void select(Optional<Integer> index) {
    devices.selectRow(index);
  }

  @Override
  public void search(SearchState state) {
    devices.search(state);
  }

  @Override
  public void notices(List<ChannelNotice> notices) {
    devices.notices(notices);
    fit();
  }

  @Override
  public void pick(Optional<String> problem) {
    askingPin = false;
    devices.problem(problem);
    cards.show(body, LIST);
    devices.rowList().requestFocusInWindow();
    fit();
  }

  @Override
  public void confirmable(boolean possible) {
    if (!askingPin) {
      confirm.setEnabled(possible);
    }
  }

  @Override
  public void connecting(DeviceRow row) {
    device.connecting(row);
    showDevice();
    cancel.requestFocusInWindow();
  }

  @Override
  public void askPin(DeviceRow row, Optional<String> problem) {
    askingPin = true;
    device.ask(row, problem);
    showDevice();
    device.pin().requestFocusInWindow();
  }

  @Override
  public void checkingPin() {
    confirm.setEnabled(false);
    device.checking();
    showDevice();
    cancel.requestFocusInWindow();
  }

  @Override
  public void lockedOut(String reason) {
    askingPin = false;
    device.lockedOut(reason);
    readAndClose();
  }

  private void readAndClose() {
    showDevice();
    confirmSlot.setVisible(false);
    cancel.setText(ChooserTexts.CLOSE.text());
    dialog.getRootPane().setDefaultButton(cancel);
    cancel.requestFocusInWindow();
  }

  @Override
  public void progress(DeviceRow row, String step) {
    askingPin = false;
    // Whoever cancels from here on takes back what they began; that mutes nobody.
    lastChance.say(Optional.empty());
    confirmSlot.setVisible(false);
    // Enter, which gave the PIN, must not cancel.
    dialog.getRootPane().setDefaultButton(null);
    device.progress(row, step);
    showDevice();
    tellReaders(step);
  }

  @Override
  public void result(DeviceRow row, String sentence, boolean good) {
    device.result(row, sentence, good);
    readAndClose();
    tellReaders(sentence);
  }

  /** A screen reader says the description of the window again when it changes. */
  private void tellReaders(String sentence) {
    dialog.getAccessibleContext().setAccessibleDescription(sentence);
  }

  @Override
  public void close() {
    input = Optional.empty();
    dialog.dispose();
  }

  /** Returns its parts for whoever presses them in place of a person. */
  Controls controls() {
    return new Controls(
        dialog, devices.rowList(), device.pin(), confirm, cancel, body, device::said);
  }

  /** What a person can touch. */
  record Controls(
      JDialog dialog,
      javax.swing.JList<DeviceRow> list,
      javax.swing.JTextField pin,
      JButton confirm,
      JButton cancel,
      JPanel body,
      Supplier<String> text) {
    /** Returns the sentence below the device. */
    String said() {
      return text.get();
    }
  }

  private Optional<ChooserInput> tell() {
    return input;
  }

  private void confirmByKeyOrClick() {
    if (askingPin) {
      tell().ifPresent(to -> to.enterPin(device.pin().getText()));
    } else {
      tell().ifPresent(ChooserInput::confirm);
    }
  }

  private void pinEdited() {
    if (askingPin) {
      confirm.setEnabled(device.pin().isEnabled() && !device.pin().getText().isEmpty());
    }
  }

  private void showDevice() {
    cards.show(body, DEVICE);
    pinEdited();
    fit();
  }

  /** Grows when more has to be said, but never shrinks under the pointer. */
  private void fit() {
    if (dialog.isDisplayable()) {
      java.awt.Dimension wanted = dialog.getPreferredSize();
      if (wanted.height > dialog.getHeight()) {
        dialog.setSize(dialog.getWidth(), wanted.height);
      }
      dialog.validate();
    } else {
      dialog.pack();
      dialog.setMinimumSize(dialog.getSize());
    }
  }

  private JPanel content() {
    WrappedText given = new WrappedText(WIDTH);
    given.setText(ChooserTexts.GIVEN.text());
    given.setForeground(Palette.muted());
    given.setAlignmentX(JComponent.LEFT_ALIGNMENT);
    JPanel below = new JPanel();
    below.setLayout(new BoxLayout(below, BoxLayout.Y_AXIS));
    below.add(Space.down(14));
    below.add(given);
    below.add(Space.down(10));
    below.add(lastChance);
    below.add(buttons());
    JPanel content = new JPanel(new BorderLayout());
    content.setBorder(Space.border(20, 24, 18, 24));
    content.add(header, BorderLayout.PAGE_START);
    content.add(body, BorderLayout.CENTER);
    content.add(below, BorderLayout.PAGE_END);
    return content;
  }

  private JPanel buttons() {
    JPanel buttons = new JPanel(new FlowLayout(FlowLayout.TRAILING, 0, 0));
    buttons.setAlignmentX(JComponent.LEFT_ALIGNMENT);
    buttons.setBorder(Space.border(10, 0, 0, 0));
    confirmSlot.setBorder(Space.border(0, 10, 0, 0));
    confirmSlot.add(confirm);
    buttons.add(cancel);
    buttons.add(confirmSlot);
    confirm.setEnabled(false);
    dialog.getRootPane().setDefaultButton(confirm);
    return buttons;
  }

  private void listen() {
    confirm.addActionListener(event -> confirmByKeyOrClick());
    cancel.addActionListener(event -> tell().ifPresent(ChooserInput::cancel));
    dialog.setDefaultCloseOperation(JDialog.DO_NOTHING_ON_CLOSE);
    dialog.addWindowListener(
        new WindowAdapter() {
          @Override
          public void windowClosing(WindowEvent event) {
            tell().ifPresent(ChooserInput::cancel);
          }

          @Override
          public void windowClosed(WindowEvent event) {
            // The owner can take its dialogs with it.
            tell().ifPresent(ChooserInput::cancel);
          }
        });
    dialog.addWindowFocusListener(
        new WindowAdapter() {
          @Override
          public void windowGainedFocus(WindowEvent event) {
            tell().ifPresent(ChooserInput::focusGained);
          }
        });
    JComponent root = dialog.getRootPane();
    root.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW)
        .put(KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), "cancel");
    root.getActionMap()
        .put(
            "cancel",
            new AbstractAction() {
              @Override
              public void actionPerformed(java.awt.event.ActionEvent event) {
                tell().ifPresent(ChooserInput::cancel);
              }
            });
  }
}
