package org.vicinity.browser.download;

import java.awt.BorderLayout;
import java.awt.Font;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.SwingWorker;
import org.vicinity.browser.engine.Download;

/** Lists the downloads, the newest first. */
public final class DownloadsPane extends JPanel {
  private final transient DownloadList list;
  private final transient Runnable listener = this::update;
  private final Map<Integer, DownloadRow> rows = new HashMap<>();
  private final Box column = new Box(BoxLayout.PAGE_AXIS);
  private final JLabel none = new JLabel(DownloadTexts.NONE.text());
  private final JLabel trouble = new JLabel(DownloadTexts.NO_FOLDER.text());
  private final JButton clear = new JButton(DownloadTexts.CLEAR.text());
  private List<Integer> order = List.of();

  /** Makes one; it follows the list while it is in a window. */
  public DownloadsPane(DownloadList list) {
    super(new BorderLayout(0, 8));
    this.list = list;
    JLabel title = new JLabel(DownloadTexts.TITLE.text());
    title.setFont(title.getFont().deriveFont(Font.BOLD, title.getFont().getSize2D() * 1.5f));
    clear.addActionListener(event -> list.clear());
    JPanel head = new JPanel(new BorderLayout());
    head.add(title, BorderLayout.LINE_START);
    head.add(clear, BorderLayout.LINE_END);
    trouble.setVisible(false);
    head.add(trouble, BorderLayout.PAGE_END);
    JPanel top = new JPanel(new BorderLayout());
    top.add(column, BorderLayout.PAGE_START);
    JScrollPane scroll = new JScrollPane(top);
    scroll.setBorder(null);
    scroll.getVerticalScrollBar().setUnitIncrement(16);
    add(head, BorderLayout.PAGE_START);
    add(scroll, BorderLayout.CENTER);
    update();
  }

  @Override
  public void addNotify() {
    super.addNotify();
    list.listen(listener);
    update();
  }

  @Override
  public void removeNotify() {
    list.unlisten(listener);
    super.removeNotify();
  }

  private void update() {
    List<Download> downloads = list.all();
    for (Download download : downloads) {
      rows.computeIfAbsent(
              download.number(), n -> new DownloadRow(download, list.engine(), this::showFolder))
          .show(download);
    }
    List<Integer> now = downloads.stream().map(Download::number).toList();
    if (!now.equals(order) || column.getComponentCount() == 0) {
      order = now;
      rows.keySet().retainAll(now);
      column.removeAll();
      for (int i = now.size() - 1; i >= 0; i--) {
        column.add(rows.get(now.get(i)));
      }
      if (now.isEmpty()) {
        column.add(none);
      }
      column.revalidate();
      column.repaint();
    }
    clear.setEnabled(downloads.stream().anyMatch(download -> !download.isOpen()));
  }

  private void showFolder(Path folder) {
    new SwingWorker<Boolean, Void>() {
      @Override
      protected Boolean doInBackground() {
        return Folders.show(folder);
      }

      @Override
      protected void done() {
        try {
          trouble.setVisible(!get());
        } catch (InterruptedException | java.util.concurrent.ExecutionException failed) {
          trouble.setVisible(true);
        }
      }
    }.execute();
  }
}
