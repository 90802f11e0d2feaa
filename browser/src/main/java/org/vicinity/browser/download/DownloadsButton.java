package org.vicinity.browser.download;

import java.util.List;
import org.vicinity.browser.display.BarButton;
import org.vicinity.browser.engine.Download;

/** Says in a window's last line how the newest download goes; a click shows them all. */
public final class DownloadsButton extends BarButton {
  private final transient DownloadList list;
  private final transient Runnable listener = this::update;

  /** Makes one that is seen once there is a download; it follows the list while in a window. */
  public DownloadsButton(DownloadList list, Runnable showAll) {
    this.list = list;
    setToolTipText(DownloadTexts.TITLE.text());
    addActionListener(event -> showAll.run());
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
    setVisible(!downloads.isEmpty());
    if (!downloads.isEmpty()) {
      setText(DownloadWords.line(downloads.get(downloads.size() - 1)));
    }
  }
}
