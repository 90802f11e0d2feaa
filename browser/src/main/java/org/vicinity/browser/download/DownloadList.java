package org.vicinity.browser.download;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vicinity.browser.engine.Download;
import org.vicinity.browser.engine.EngineDownloads;

/** This run's downloads. On the event thread, but for the constructor. */
public final class DownloadList {
  /** Of so many the oldest that has ended is left out. */
  static final int MOST = 200;

  private final EngineDownloads engine;
  private final Map<Integer, Download> byNumber = new LinkedHashMap<>();
  private final List<Runnable> listeners = new ArrayList<>();

  /** Makes an empty one that hears of all downloads of the engine. */
  public DownloadList(EngineDownloads engine) {
    this.engine = engine;
    engine.listener(this::changed);
  }

  private void changed(Download download) {
    byNumber.put(download.number(), download);
    if (byNumber.size() > MOST) {
      byNumber.values().stream()
          .filter(each -> !each.isOpen())
          .findFirst()
          .ifPresent(oldest -> byNumber.remove(oldest.number()));
    }
    List.copyOf(listeners).forEach(Runnable::run);
  }

  /** Adds somebody who is told of each change. */
  public void listen(Runnable listener) {
    listeners.add(listener);
  }

  /** Removes a listener. */
  public void unlisten(Runnable listener) {
    listeners.remove(listener);
  }

  /** Returns all, the oldest first. */
  public List<Download> all() {
    return List.copyOf(byNumber.values());
  }

  /** Takes out of the list what has ended; the files stay. */
  public void clear() {
    byNumber.values().removeIf(download -> !download.isOpen());
    List.copyOf(listeners).forEach(Runnable::run);
  }

  EngineDownloads engine() {
    return engine;
  }
}
