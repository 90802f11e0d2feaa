package org.vicinity.browser.engine;

import java.awt.Component;
import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.Vector;
import java.util.stream.Stream;
import javax.swing.JFileChooser;
import javax.swing.SwingUtilities;
import javax.swing.filechooser.FileNameExtensionFilter;
import org.cef.browser.CefBrowser;
import org.cef.callback.CefFileDialogCallback;
import org.cef.handler.CefDialogHandler;

/**
 * Lets the user choose the files that a page asks for; Chromium's own dialog does not show here.
 */
final class FileDialogs implements CefDialogHandler {
  private final Views views;

  /** Where the last choice was; on the event thread only. */
  private File directory = new File(System.getProperty("user.home"));

  FileDialogs(Views views) {
    this.views = views;
  }

  @Override
  public boolean onFileDialog(
      CefBrowser browser,
      FileDialogMode mode,
      String title,
      String defaultPath,
      Vector<String> filters,
      Vector<String> extensions,
      Vector<String> descriptions,
      CefFileDialogCallback callback) {
    if (views.of(browser).isEmpty()) {
      callback.Cancel();
      return true;
    }
    List<String> accepted = extensions(extensions);
    SwingUtilities.invokeLater(
        () -> answer(choose(browser.getUIComponent(), mode, accepted), callback));
    return true;
  }

  private static void answer(List<File> files, CefFileDialogCallback callback) {
    if (files.isEmpty()) {
      callback.Cancel();
    } else {
      callback.Continue(new Vector<>(files.stream().map(File::getAbsolutePath).toList()));
    }
  }

  private List<File> choose(Component parent, FileDialogMode mode, List<String> accepted) {
    JFileChooser chooser = new JFileChooser(directory);
    chooser.setDialogTitle(EngineTexts.CHOOSE_FILES.text());
    chooser.setMultiSelectionEnabled(mode == FileDialogMode.FILE_DIALOG_OPEN_MULTIPLE);
    if (mode == FileDialogMode.FILE_DIALOG_OPEN_FOLDER) {
      chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
    }
    if (!accepted.isEmpty()) {
      chooser.setFileFilter(
          new FileNameExtensionFilter(
              EngineTexts.WANTED_FILES.text(), accepted.toArray(String[]::new)));
    }
    int choice =
        mode == FileDialogMode.FILE_DIALOG_SAVE
            ? chooser.showSaveDialog(parent)
            : chooser.showOpenDialog(parent);
    if (choice != JFileChooser.APPROVE_OPTION) {
      return List.of();
    }
    directory = chooser.getCurrentDirectory();
    return chooser.isMultiSelectionEnabled()
        ? List.of(chooser.getSelectedFiles())
        : List.of(chooser.getSelectedFile());
  }

  /** Each entry is a list such as {@code .png;.jpg}, or empty. */
  static List<String> extensions(List<String> entries) {
    if (entries == null) {
      return List.of();
    }
    return entries.stream()
        .flatMap(entry -> Stream.of(entry.split(";")))
        .map(text -> text.strip().replaceFirst("^\\.", "").toLowerCase(Locale.ROOT))
        .filter(text -> text.matches("[a-z0-9]{1,16}"))
        .distinct()
        .toList();
  }
}
