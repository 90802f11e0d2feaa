package org.vicinity.browser.real;

import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.io.File;
import java.util.Arrays;
import javax.imageio.ImageIO;

/**
 * Photographs the screen with the real browser on it: {@code WindowGallery FILE ARGUMENT…}. Theme
 * and scale are those of the environment. Needs a display of its own.
 */
public final class WindowGallery {
  private static final int SETTLE_MILLIS = 2_500;

  private WindowGallery() {}

  public static void main(String[] arguments) throws Exception {
    String[] rest = Arrays.copyOfRange(arguments, 1, arguments.length);
    try (Command browser = Command.start(rest)) {
      browser.awaitReady();
      Robot robot = new Robot();
      robot.delay(SETTLE_MILLIS);
      Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
      ImageIO.write(robot.createScreenCapture(screen), "png", new File(arguments[0]));
      browser.terminate();
      browser.status();
    }
    System.exit(0);
  }
}
