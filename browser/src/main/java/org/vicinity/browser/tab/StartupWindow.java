package org.vicinity.browser.tab;

import java.awt.BorderLayout;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import javax.swing.SwingUtilities;
import org.vicinity.browser.display.ShellIcon;
import org.vicinity.browser.display.Space;

/** Says what the first start waits for. Any thread. */
public final class StartupWindow implements AutoCloseable {
  private JFrame frame;

  /** Makes one that is shown with the first text. */
  public StartupWindow() {}

  /** Shows a sentence. */
  public void show(String text) {
    SwingUtilities.invokeLater(() -> open(text));
  }

  /** The same, on the event thread. */
  JFrame open(String text) {
    if (frame == null) {
      frame = new JFrame("Vicinity");
      frame.setIconImages(ShellIcon.ofProduct());
    }
    JProgressBar bar = new JProgressBar();
    bar.setIndeterminate(true);
    JPanel panel = new JPanel(new BorderLayout(0, Space.of(10)));
    panel.setBorder(Space.border(18, 24, 18, 24));
    panel.add(new JLabel(text), BorderLayout.CENTER);
    panel.add(bar, BorderLayout.PAGE_END);
    frame.setContentPane(panel);
    frame.pack();
    frame.setLocationRelativeTo(null);
    frame.setVisible(true);
    return frame;
  }

  @Override
  public void close() {
    SwingUtilities.invokeLater(
        () -> {
          if (frame != null) {
            frame.dispose();
          }
        });
  }
}
