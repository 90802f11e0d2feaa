package org.vicinity.browser.tab;

import java.awt.Component;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.print.Doc;
import javax.print.DocFlavor;
import javax.print.PrintException;
import javax.print.PrintService;
import javax.print.PrintServiceLookup;
import javax.print.SimpleDoc;
import javax.swing.JFileChooser;
import javax.swing.JOptionPane;
import javax.swing.SwingUtilities;
import javax.swing.SwingWorker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.browser.engine.BrowserView;

/**
 * Prints a page: the engine makes a PDF file of it, which the user keeps or sends to a printer. On
 * the event thread.
 */
final class Printing {
  private static final Logger LOG = LoggerFactory.getLogger(Printing.class);

  private final Component parent;
  private final BrowserView view;
  private final NoticeBar notices;
  private boolean asking;

  Printing(Component parent, BrowserView view, NoticeBar notices) {
    this.parent = parent;
    this.view = view;
    this.notices = notices;
  }

  /** Looks for printers, which takes its time, then asks which one; once at a time. */
  void start() {
    if (asking) {
      return;
    }
    asking = true;
    new SwingWorker<PrintService[], Void>() {
      @Override
      protected PrintService[] doInBackground() {
        return PrintServiceLookup.lookupPrintServices(DocFlavor.INPUT_STREAM.PDF, null);
      }

      @Override
      protected void done() {
        try {
          ask(get());
        } catch (InterruptedException | ExecutionException failed) {
          LOG.warn("no printers were found", failed);
          ask(new PrintService[0]);
        } finally {
          asking = false;
        }
      }
    }.execute();
  }

  private void ask(PrintService[] printers) {
    Object[] choices = new Object[printers.length + 1];
    choices[0] = TabTexts.PRINT_TO_FILE.text();
    for (int i = 0; i < printers.length; i++) {
      choices[i + 1] = printers[i].getName();
    }
    if (printers.length == 0) {
      saveAs();
      return;
    }
    Object choice =
        JOptionPane.showInputDialog(
            parent,
            TabTexts.PRINTER.text(),
            TabTexts.PRINT.text(),
            JOptionPane.PLAIN_MESSAGE,
            null,
            choices,
            choices[1]);
    for (int i = 0; i < choices.length; i++) {
      if (choices[i].equals(choice)) {
        if (i == 0) {
          saveAs();
        } else {
          send(printers[i - 1]);
        }
        return;
      }
    }
  }

  private void saveAs() {
    JFileChooser chooser = new JFileChooser();
    chooser.setDialogTitle(TabTexts.PRINT_TO_FILE.text());
    chooser.setSelectedFile(new File(chooser.getCurrentDirectory(), "page.pdf"));
    if (chooser.showSaveDialog(parent) != JFileChooser.APPROVE_OPTION) {
      return;
    }
    Path file = chooser.getSelectedFile().toPath();
    if (Files.exists(file)
        && JOptionPane.showConfirmDialog(
                parent,
                TabTexts.REPLACE_FILE.text(),
                TabTexts.PRINT_TO_FILE.text(),
                JOptionPane.OK_CANCEL_OPTION)
            != JOptionPane.OK_OPTION) {
      return;
    }
    save(file);
  }

  /** Writes the page to a file and says how that went. */
  CompletableFuture<Void> save(Path file) {
    return view.print(file)
        .whenComplete(
            (done, failed) ->
                say(failed == null ? TabTexts.PRINTED_TO_FILE : TabTexts.NOT_PRINTED, failed));
  }

  private void send(PrintService printer) {
    try {
      Path file = Files.createTempFile("vicinity-print", ".pdf");
      view.print(file)
          .thenRunAsync(() -> send(file, printer))
          .whenComplete(
              (done, failed) -> {
                delete(file);
                say(failed == null ? TabTexts.PRINTED : TabTexts.NOT_PRINTED, failed);
              });
    } catch (IOException failed) {
      say(TabTexts.NOT_PRINTED, failed);
    }
  }

  private static void send(Path file, PrintService printer) {
    try (InputStream in = Files.newInputStream(file)) {
      Doc document = new SimpleDoc(in, DocFlavor.INPUT_STREAM.PDF, null);
      printer.createPrintJob().print(document, null);
    } catch (IOException | PrintException failed) {
      throw new java.util.concurrent.CompletionException(failed);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failed) {
      LOG.warn("a printed page was left in {}: {}", file, failed.toString());
    }
  }

  private void say(TabTexts what, Throwable why) {
    Optional.ofNullable(why).ifPresent(failed -> LOG.warn("printing failed", failed));
    SwingUtilities.invokeLater(() -> notices.say(what.text()));
  }
}
