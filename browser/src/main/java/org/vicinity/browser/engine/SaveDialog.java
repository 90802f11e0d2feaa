package org.vicinity.browser.engine;

import java.awt.Component;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;

/** Asks where a download goes. On the event thread. */
final class SaveDialog {
  private SaveDialog() {}

  /** Shows the dialog; empty when the user declines. */
  static Optional<Path> ask(Component parent, Path directory, String name) {
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
}
