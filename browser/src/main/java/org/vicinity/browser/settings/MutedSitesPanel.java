package org.vicinity.browser.settings;

import java.awt.FlowLayout;
import java.awt.Font;
import java.util.Comparator;
import java.util.List;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import org.vicinity.browser.chooser.MutedOrigins;
import org.vicinity.browser.display.Palette;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.display.WrappedText;
import org.vicinity.certstore.name.Origin;

/** The sites that may not ask any more in this session, each with its undo; invisible when none. */
final class MutedSitesPanel extends JPanel {
  private static final int WIDTH = 640;

  private final MutedOrigins muted;
  private final JPanel lines = new JPanel();
  private MutedOrigins.Subscription subscription = () -> {};

  MutedSitesPanel(MutedOrigins muted) {
    this.muted = muted;
    setLayout(new BoxLayout(this, BoxLayout.Y_AXIS));
    lines.setLayout(new BoxLayout(lines, BoxLayout.Y_AXIS));
    lines.setAlignmentX(LEFT_ALIGNMENT);
    JLabel title = new JLabel(SettingsTexts.MUTED.text());
    title.setFont(title.getFont().deriveFont(Font.BOLD));
    title.setAlignmentX(LEFT_ALIGNMENT);
    WrappedText intro = new WrappedText(WIDTH);
    intro.setText(SettingsTexts.MUTED_INTRO.text());
    intro.setForeground(Palette.muted());
    intro.setAlignmentX(LEFT_ALIGNMENT);
    add(Space.down(14));
    add(title);
    add(Space.down(4));
    add(intro);
    add(Space.down(4));
    add(lines);
    fill();
  }

  @Override
  public void addNotify() {
    super.addNotify();
    subscription = muted.onChange(() -> SwingUtilities.invokeLater(this::fill));
    fill();
  }

  @Override
  public void removeNotify() {
    subscription.close();
    super.removeNotify();
  }

  private void fill() {
    List<Origin> origins =
        muted.muted().stream().sorted(Comparator.comparing(Origin::serialized)).toList();
    lines.removeAll();
    origins.forEach(origin -> lines.add(line(origin)));
    setVisible(!origins.isEmpty());
    revalidate();
    repaint();
  }

  private JComponent line(Origin origin) {
    JButton allow = new JButton(SettingsTexts.ALLOW.text());
    allow.getAccessibleContext().setAccessibleName(SettingsTexts.allowAgain(origin.serialized()));
    allow.addActionListener(event -> muted.unmute(origin));
    JPanel line = new JPanel(new FlowLayout(FlowLayout.LEADING, 0, Space.of(3)));
    line.setAlignmentX(LEFT_ALIGNMENT);
    line.add(allow);
    line.add(Space.across(10));
    line.add(new JLabel(origin.serialized()));
    return line;
  }
}
