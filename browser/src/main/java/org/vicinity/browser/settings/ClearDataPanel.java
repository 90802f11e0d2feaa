package org.vicinity.browser.settings;

import java.awt.FlowLayout;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import org.vicinity.browser.display.MessageLine;
import org.vicinity.browser.display.Palette;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.engine.BrowsingData;

/** Removes what browsing has left behind, from the beginning until now. */
final class ClearDataPanel extends JPanel {
  private static final int WIDTH = 560;

  private final Function<Set<BrowsingData>, CompletableFuture<Void>> clearing;
  private final Map<BrowsingData, JCheckBox> boxes = new EnumMap<>(BrowsingData.class);
  private final JButton clear = new JButton(SettingsTexts.CLEAR.text());
  private final JLabel done = new JLabel(" ");
  private final MessageLine problem = new MessageLine(WIDTH, Palette.danger());

  /**
   * Makes one.
   *
   * @param clearing removes everything of those kinds; does not block
   */
  ClearDataPanel(Function<Set<BrowsingData>, CompletableFuture<Void>> clearing) {
    this.clearing = clearing;
    setLayout(new BoxLayout(this, BoxLayout.Y_AXIS));
    for (BrowsingData kind : BrowsingData.values()) {
      JCheckBox box = new JCheckBox(SettingsTexts.DATA.of(kind), true);
      box.getAccessibleContext().setAccessibleDescription(SettingsTexts.DATA_HELP.of(kind));
      box.setToolTipText(SettingsTexts.DATA_HELP.of(kind));
      box.setAlignmentX(LEFT_ALIGNMENT);
      box.addActionListener(event -> clear.setEnabled(!chosen().isEmpty()));
      boxes.put(kind, box);
      add(box);
      add(Space.down(4));
    }
    clear.addActionListener(event -> clear());
    JPanel line = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, 0));
    line.setAlignmentX(LEFT_ALIGNMENT);
    line.add(clear);
    line.add(Space.across(12));
    line.add(done);
    add(Space.down(8));
    add(line);
    add(problem);
  }

  JButton clearButton() {
    return clear;
  }

  JCheckBox box(BrowsingData kind) {
    return boxes.get(kind);
  }

  String doneText() {
    return done.getText();
  }

  String problem() {
    return problem.message();
  }

  private Set<BrowsingData> chosen() {
    Set<BrowsingData> chosen = EnumSet.noneOf(BrowsingData.class);
    boxes.forEach(
        (kind, box) -> {
          if (box.isSelected()) {
            chosen.add(kind);
          }
        });
    return chosen;
  }

  private void clear() {
    clear.setEnabled(false);
    done.setText(SettingsTexts.CLEARING.text());
    problem.say(Optional.empty());
    clearing
        .apply(chosen())
        .whenComplete((nothing, failed) -> SwingUtilities.invokeLater(() -> ended(failed == null)));
  }

  private void ended(boolean well) {
    clear.setEnabled(true);
    done.setText(well ? SettingsTexts.CLEARED.text() : " ");
    problem.say(well ? Optional.empty() : Optional.of(SettingsTexts.CLEAR_FAILED.text()));
  }
}
