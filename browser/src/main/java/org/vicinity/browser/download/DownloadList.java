package org.vicinity.browser.download;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vicinity.browser.engine.Download;
import org.vicinity.browser.engine.EngineDownloads;

/** The downloads of this run and of earlier ones. On the event thread, but for the constructor. */
public final class DownloadList {
  /** Of so many the oldest that has ended is left out. */
  static final int MOST = 200;

  private final EngineDownloads engine;
  private final DownloadMemory memory;
  private final Map<Integer, Download> byNumber = new LinkedHashMap<>();
  private final List<Runnable> listeners = new ArrayList<>();

  /** Makes one that begins with what is kept and hears of all downloads of the engine. */
  public DownloadList(EngineDownloads engine, DownloadMemory memory) {
    this.engine = engine;
    this.memory = memory;
    // The engine counts from one in each run.
    int number = -memory.kept().size();
    for (KeptDownload each : memory.kept()) {
      byNumber.put(number, each.as(number));
      number++;
    }
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
    tell();
  }

  private void tell() {
    memory.keep(all());
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
    tell();
  }

  EngineDownloads engine() {
    return engine;
  }
}
