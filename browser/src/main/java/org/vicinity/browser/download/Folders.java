package org.vicinity.browser.download;

import java.awt.Desktop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows folders in the desktop's file manager; never opens a file, whose contents are hostile. */
final class Folders {
  private static final Logger LOG = LoggerFactory.getLogger(Folders.class);

  private Folders() {}

  /** Returns whether something was started that shows it. May block for a moment. */
  static boolean show(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try {
      if (Desktop.isDesktopSupported() && Desktop.getDesktop().isSupported(Desktop.Action.OPEN)) {
        Desktop.getDesktop().open(folder.toFile());
        return true;
      }
      new ProcessBuilder("xdg-open", folder.toString())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException | UnsupportedOperationException failed) {
      LOG.info("no file manager: {}", failed.toString());
      return false;
    }
  }
}
