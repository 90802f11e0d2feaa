package org.vicinity.browser.download;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JProgressBar;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.engine.Download;
import org.vicinity.browser.engine.EngineDownloads;

/** One download: name, progress, what is said of it, and what can be done. */
final class DownloadRow extends JPanel {
  private final JLabel name = label();
  private final JLabel details = label();
  private final JProgressBar progress = new JProgressBar();
  private final JButton pause = new JButton(DownloadTexts.PAUSE.text());
  private final JButton resume = new JButton(DownloadTexts.RESUME.text());
  private final JButton cancel = new JButton(DownloadTexts.CANCEL.text());
  private final JButton folder = new JButton(DownloadTexts.SHOW_FOLDER.text());
  private transient Download shown;

  DownloadRow(Download download, EngineDownloads engine, Consumer<Path> showFolder) {
    super(new BorderLayout(16, 4));
    setBorder(Space.border(10, 4, 10, 4));
    name.setFont(name.getFont().deriveFont(Font.BOLD));
    pause.addActionListener(event -> engine.pause(shown.number()));
    resume.addActionListener(event -> engine.resume(shown.number()));
    cancel.addActionListener(event -> engine.cancel(shown.number()));
    folder.addActionListener(event -> showFolder.accept(shown.file().getParent()));
    Box texts = new Box(BoxLayout.PAGE_AXIS);
    for (var part : new javax.swing.JComponent[] {name, progress, details}) {
      part.setAlignmentX(LEFT_ALIGNMENT);
      part.setBorder(part == progress ? part.getBorder() : Space.border(1, 0, 3, 0));
      texts.add(part);
    }
    // Those that are not shown leave no gap.
    JPanel buttons = new JPanel(new GridBagLayout());
    GridBagConstraints place = new GridBagConstraints();
    place.insets = Space.insets(0, 6, 0, 0);
    for (JButton button : new JButton[] {pause, resume, cancel, folder}) {
      buttons.add(button, place);
    }
    add(texts, BorderLayout.CENTER);
    add(buttons, BorderLayout.LINE_END);
    show(download);
  }

  private static JLabel label() {
    JLabel label = new JLabel();
    label.putClientProperty("html.disable", true);
    return label;
  }

  void show(Download download) {
    shown = download;
    boolean open = download.isOpen();
    name.setText(DownloadWords.name(download));
    details.setText(DownloadWords.details(download));
    OptionalInt percent = DownloadWords.percent(download);
    progress.setVisible(open);
    progress.setIndeterminate(percent.isEmpty() && download.state() == Download.State.RUNNING);
    progress.setValue(percent.orElse(0));
    progress.getAccessibleContext().setAccessibleName(name.getText());
    pause.setVisible(download.state() == Download.State.RUNNING);
    resume.setVisible(download.state() == Download.State.PAUSED);
    cancel.setVisible(open);
    folder.setVisible(download.state() == Download.State.DONE);
    for (JButton button : new JButton[] {pause, resume, cancel, folder}) {
      button
          .getAccessibleContext()
          .setAccessibleName(button.getText() + ": " + DownloadWords.name(download));
    }
  }

  @Override
  public Dimension getMaximumSize() {
    return new Dimension(Integer.MAX_VALUE, getPreferredSize().height);
  }
}
