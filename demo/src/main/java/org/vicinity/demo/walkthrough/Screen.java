package org.vicinity.demo.walkthrough;

import java.awt.AWTException;
import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** The display as a user has it: what it shows, and the keyboard. */
public final class Screen {
  private final Robot robot;

  /**
   * Opens the display that DISPLAY names.
   *
   * @throws IOException when there is none
   */
  public Screen() throws IOException {
    try {
      robot = new Robot();
    } catch (AWTException none) {
      throw new IOException("no display to look at: " + none.getMessage(), none);
    }
  }

  /** Saves what the display shows as a PNG. */
  public synchronized void save(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    BufferedImage image =
        robot.createScreenCapture(new Rectangle(Toolkit.getDefaultToolkit().getScreenSize()));
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("no PNG writer");
    }
  }

  /**
   * Waits for a window with that title, and presses keys in the window that has the keyboard. New
   * windows get it from the window manager; activating one here would lose the first keys, because
   * the engine takes the focus over only after the toolkit has it.
   *
   * @param title a regular expression, as xdotool takes it
   * @param keys such as {@code ctrl+comma} or {@code Escape}
   */
  public void press(String title, String... keys) throws IOException {
    awaitWindow(title);
    List<String> press = new ArrayList<>(List.of("xdotool", "key", "--delay", "60"));
    press.addAll(List.of(keys));
    run(press);
  }

  /**
   * Waits for a window whose title matches, as xdotool takes it.
   *
   * @throws IOException also when there is none for two minutes
   */
  public void awaitWindow(String title) throws IOException {
    run(List.of("timeout", "120", "xdotool", "search", "--sync", "--onlyvisible", "--name", title));
  }

  private static void run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(String.join(" ", command) + ": " + output.strip());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }
}
