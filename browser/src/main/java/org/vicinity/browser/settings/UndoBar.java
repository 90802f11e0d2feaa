package org.vicinity.browser.settings;

import java.awt.FlowLayout;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.Timer;
import org.vicinity.browser.display.Space;
import org.vicinity.certstore.grant.Grant;

/** Says what was just revoked, and takes it back while that is possible. */
final class UndoBar extends JPanel {
  private final JLabel text = new JLabel();
  private final JButton undo = new JButton(SettingsTexts.UNDO.text());
  private final Timer end = new Timer(0, event -> setVisible(false));
  private transient List<Grant> revoked = List.of();

  /**
   * Makes an invisible one.
   *
   * @param onUndo told what the user wants back
   */
  UndoBar(Consumer<List<Grant>> onUndo) {
    super(new FlowLayout(FlowLayout.LEADING, Space.of(10), Space.of(4)));
    text.putClientProperty("html.disable", true);
    end.setRepeats(false);
    undo.addActionListener(
        event -> {
          setVisible(false);
          onUndo.accept(revoked);
        });
    add(text);
    add(undo);
    setVisible(false);
  }

  /** Offers to undo this revocation, and no earlier one, for so long. */
  void offer(List<Grant> grants, Duration time) {
    revoked = List.copyOf(grants);
    String what = SettingsTexts.revoked(grants, time);
    text.setText(what);
    undo.getAccessibleContext().setAccessibleName(SettingsTexts.UNDO.text() + ": " + what);
    setVisible(true);
    end.setInitialDelay(Math.toIntExact(time.toMillis()));
    end.restart();
  }

  JButton undoButton() {
    return undo;
  }
}
