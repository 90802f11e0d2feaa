package org.vicinity.browser.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javax.swing.SwingUtilities;
import org.cef.browser.CefBrowser;
import org.cef.callback.CefBeforeDownloadCallback;
import org.cef.callback.CefDownloadItem;
import org.cef.callback.CefDownloadItemCallback;
import org.cef.handler.CefDownloadHandlerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where downloads go, and how they go on: the user says it. */
final class Downloads extends CefDownloadHandlerAdapter implements EngineDownloads {
  private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);
  private static final int LONGEST_URL = 4096;

  private record Destination(Path directory, boolean ask) {}

  /** What the engine has said of an open download, and how to tell it something. */
  private record Open(Download last, CefDownloadItemCallback callback) {}

  private final Map<Integer, Open> open = new ConcurrentHashMap<>();
  private final Set<Integer> paused = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile Consumer<Download> listener = download -> {};
  private volatile Destination destination =
      new Destination(Path.of(System.getProperty("user.home")), true);

  @Override
  public void to(Path directory, boolean ask) {
    destination = new Destination(directory, ask);
  }

  @Override
  public void listener(Consumer<Download> told) {
    listener = told;
  }

  @Override
  public boolean onBeforeDownload(
      CefBrowser browser,
      CefDownloadItem item,
      String suggestedName,
      CefBeforeDownloadCallback callback) {
    Destination now = destination;
    String name = FileNames.safe(suggestedName == null ? "" : suggestedName);
    // The callback outlives this call; not calling it cancels the download.
    if (!now.ask()) {
      free(now.directory(), name).ifPresent(file -> callback.Continue(file.toString(), false));
    } else if (asking.compareAndSet(false, true)) {
      SwingUtilities.invokeLater(
          () -> {
            try {
              SaveDialog.ask(browser.getUIComponent(), now.directory(), name)
                  .ifPresent(file -> callback.Continue(file.toString(), false));
            } finally {
              asking.set(false);
            }
          });
    } else {
      LOG.info("a download was declined: the user is being asked about another one");
    }
    return true;
  }

  private static Optional<Path> free(Path directory, String name) {
    try {
      Files.createDirectories(directory);
    } catch (IOException failed) {
      LOG.warn("cannot make the folder for downloads: {}", failed.toString());
      return Optional.empty();
    }
    Path file = directory.resolve(name);
    for (int n = 2; Files.exists(file, LinkOption.NOFOLLOW_LINKS); n++) {
      file = directory.resolve(n + "-" + name);
    }
    return Optional.of(file);
  }

  @Override
  public void onDownloadUpdated(
      CefBrowser browser, CefDownloadItem item, CefDownloadItemCallback callback) {
    int number = item.getId();
    // The path is not known until the user has said it, and is gone when there is no file any more.
    Optional<Path> file =
        Optional.ofNullable(item.getFullPath())
            .filter(path -> !path.isEmpty())
            .map(Path::of)
            .or(() -> Optional.ofNullable(open.get(number)).map(known -> known.last().file()));
    if (file.isEmpty()) {
      return;
    }
    String url = item.getURL() == null ? "" : item.getURL();
    long total = item.getTotalBytes();
    Download now =
        new Download(
            number,
            url.length() <= LONGEST_URL ? url : url.substring(0, LONGEST_URL),
            file.get(),
            item.getReceivedBytes(),
            total > 0 ? OptionalLong.of(total) : OptionalLong.empty(),
            item.getCurrentSpeed(),
            state(item, paused.contains(number)));
    if (now.isOpen()) {
      open.put(number, new Open(now, callback));
    } else {
      open.remove(number);
      paused.remove(number);
    }
    tell(now);
  }

  private static Download.State state(CefDownloadItem item, boolean paused) {
    if (item.isComplete()) {
      return Download.State.DONE;
    }
    if (item.isCanceled()) {
      return Download.State.CANCELLED;
    }
    if (!item.isInProgress()) {
      return Download.State.FAILED;
    }
    return paused ? Download.State.PAUSED : Download.State.RUNNING;
  }

  private void tell(Download download) {
    SwingUtilities.invokeLater(() -> listener.accept(download));
  }

  /** Noted first: the engine does not say which downloads rest, and tells of the change at once. */
  @Override
  public void pause(int number) {
    Optional.ofNullable(open.get(number))
        .ifPresent(
            known -> {
              paused.add(number);
              known.callback().pause();
              tell(known.last().as(Download.State.PAUSED));
            });
  }

  @Override
  public void resume(int number) {
    Optional.ofNullable(open.get(number))
        .ifPresent(
            known -> {
              paused.remove(number);
              known.callback().resume();
              tell(known.last().as(Download.State.RUNNING));
            });
  }

  @Override
  public void cancel(int number) {
    Optional.ofNullable(open.get(number)).ifPresent(known -> known.callback().cancel());
  }
}
