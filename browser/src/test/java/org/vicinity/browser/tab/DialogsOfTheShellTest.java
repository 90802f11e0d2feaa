package org.vicinity.browser.tab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.print.DocFlavor;
import javax.print.PrintServiceLookup;
import javax.swing.JDialog;
import javax.swing.JFileChooser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vicinity.browser.display.Screen;
import org.vicinity.browser.engine.Shortcut;
import org.vicinity.browser.fixture.SlowFile;

/** Which file, asked of the user, on the real engine. */
@Tag("browser")
class DialogsOfTheShellTest extends ShellScene {
  @AfterEach
  void askNoMore() {
    scene.engine().downloads().to(scene.downloads(), false);
  }

  private static Optional<JFileChooser> chooser() {
    return Arrays.stream(java.awt.Window.getWindows())
        .filter(window -> window instanceof JDialog && window.isShowing())
        .flatMap(
            window -> Screen.all(((JDialog) window).getContentPane(), JFileChooser.class).stream())
        .findFirst();
  }

  private static JFileChooser awaitChooser() throws Exception {
    AtomicReference<JFileChooser> found = new AtomicReference<>();
    Screen.until(
        "a dialog for files",
        () -> {
          chooser().ifPresent(found::set);
          return found.get() != null;
        });
    return found.get();
  }

  private static void choose(Path file) throws Exception {
    JFileChooser chooser = awaitChooser();
    Screen.run(
        () -> {
          chooser.setSelectedFile(file.toFile());
          chooser.approveSelection();
        });
  }

  @Test
  void theKeyForPrintingAsksForAFileWhereNoPrinterIs() throws Exception {
    assumeTrue(
        PrintServiceLookup.lookupPrintServices(DocFlavor.INPUT_STREAM.PDF, null).length == 0,
        "this machine has a printer");
    openTab("/a");
    perform(Shortcut.PRINT);
    Path file = folder.resolve("printed.pdf");
    choose(file);
    awaitText(window().getContentPane(), "saved as a PDF file");
    assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).startsWith("%PDF");
  }

  @Test
  void aDownloadGoesWhereTheUserSays() throws Exception {
    scene.engine().downloads().to(folder.resolve("usual"), true);
    openTab("/a");
    try (SlowFile slow = new SlowFile("film.bin")) {
      slow.finish();
      scene.value(site.origin() + "/a", "location.href = '" + slow.url() + "'");
      JFileChooser chooser = awaitChooser();
      File suggested = Screen.on(chooser::getSelectedFile);
      assertThat(suggested.getName()).contains("film.bin").doesNotContain("..");
      Path file = folder.resolve("elsewhere.bin");
      choose(file);
      Screen.until("the whole file", () -> Files.exists(file) && Files.size(file) == slow.size());
    }
  }

  @Test
  void aDownloadThatTheUserDeclinesLeavesNothing() throws Exception {
    Path usual = Files.createDirectory(folder.resolve("usual"));
    scene.engine().downloads().to(usual, true);
    openTab("/a");
    try (SlowFile slow = new SlowFile("film.bin")) {
      slow.finish();
      scene.value(site.origin() + "/a", "location.href = '" + slow.url() + "'");
      JFileChooser chooser = awaitChooser();
      Screen.run(chooser::cancelSelection);
      Screen.until("the dialog is gone", () -> chooser().isEmpty());
      scene.value(site.origin() + "/a", "location.href = '/b'");
      awaitTitle("page /b");
      assertThat(usual).isEmptyDirectory();
    }
  }

  @Test
  void aPageGetsTheFileThatTheUserChooses() throws Exception {
    site.page("/file", "<title>page /file</title><input type=file id=i>");
    openTab("/file");
    Path file = Files.writeString(folder.resolve("letter.txt"), "dear");
    scene.click(site.origin() + "/file", "i.click()");
    choose(file);
    assertThat(
            scene
                .value(
                    site.origin() + "/file",
                    "new Promise(done => { const look = () => i.files.length"
                        + " ? i.files[0].text().then(text => done(i.files[0].name + text))"
                        + " : setTimeout(look, 20); look() })")
                .asText())
        .isEqualTo("letter.txtdear");
  }
}
