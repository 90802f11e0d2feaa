package org.vicinity.browser.engine;

import java.awt.Component;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.SwingUtilities;
import org.cef.browser.CefBrowser;
import org.cef.callback.CefBeforeDownloadCallback;
import org.cef.callback.CefDownloadItem;
import org.cef.callback.CefDownloadItemCallback;
import org.cef.handler.CefDownloadHandlerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where downloads go: the user says it, or they go to one folder without a question. */
final class Downloads extends CefDownloadHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(Downloads.class);

  private record Destination(Path directory, boolean ask) {}

  private final Views views;
  private volatile Destination destination =
      new Destination(Path.of(System.getProperty("user.home")), true);

  Downloads(Views views) {
    this.views = views;
  }

  void to(Path directory, boolean ask) {
    destination = new Destination(directory, ask);
  }

  @Override
  public boolean onBeforeDownload(
      CefBrowser browser,
      CefDownloadItem item,
      String suggestedName,
      CefBeforeDownloadCallback callback) {
    Destination now = destination;
    String name = FileNames.safe(suggestedName == null ? "" : suggestedName);
    if (now.ask()) {
      // The callback outlives this call; not calling it cancels the download.
      SwingUtilities.invokeLater(
          () ->
              ask(browser.getUIComponent(), now.directory(), name)
                  .ifPresent(file -> callback.Continue(file.toString(), false)));
    } else {
      free(now.directory(), name).ifPresent(file -> callback.Continue(file.toString(), false));
    }
    return true;
  }

  private static Optional<Path> ask(Component parent, Path directory, String name) {
    JFileChooser chooser = new JFileChooser(directory.toFile());
    chooser.setDialogTitle(EngineTexts.SAVE_DOWNLOAD.text());
    chooser.setSelectedFile(new File(directory.toFile(), name));
    if (chooser.showSaveDialog(parent) != JFileChooser.APPROVE_OPTION) {
      return Optional.empty();
    }
    Path file = chooser.getSelectedFile().toPath();
    if (Files.exists(file)
        && JOptionPane.showConfirmDialog(
                parent,
                EngineTexts.REPLACE.text(),
                EngineTexts.SAVE_DOWNLOAD.text(),
                JOptionPane.OK_CANCEL_OPTION)
            != JOptionPane.OK_OPTION) {
      return Optional.empty();
    }
    return Optional.of(file);
  }

  private static Optional<Path> free(Path directory, String name) {
    try {
      Files.createDirectories(directory);
    } catch (IOException failed) {
      LOG.warn("cannot make the folder for downloads: {}", failed.toString());
      return Optional.empty();
    }
    Path file = directory.resolve(name);
    for (int n = 2; Files.exists(file); n++) {
      file = directory.resolve(n + "-" + name);
    }
    return Optional.of(file);
  }

  @Override
  public void onDownloadUpdated(
      CefBrowser browser, CefDownloadItem item, CefDownloadItemCallback callback) {
    String path = item.getFullPath();
    String name = path == null || path.isEmpty() ? "" : FileNames.safe(path);
    int percent = item.getPercentComplete();
    boolean done = item.isComplete() || item.isCanceled();
    views.tell(
        browser,
        l -> l.download(name, percent < 0 ? OptionalInt.empty() : OptionalInt.of(percent), done));
  }
}
