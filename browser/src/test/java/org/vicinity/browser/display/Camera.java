package org.vicinity.browser.display;

import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.Window;
import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import javax.swing.SwingUtilities;
import org.vicinity.browser.theme.Look;
import org.vicinity.browser.theme.Scheme;

/**
 * Photographs windows for people to look at, in both themes. The arguments are those of a program:
 * the folder for the pictures, and then the names of those that are wanted; all when there is none.
 */
public final class Camera {
  private static final int SETTLE_MILLIS = 900;

  private final File directory;
  private final Set<String> wanted;
  private String theme = "";

  public Camera(String[] arguments) {
    directory = new File(arguments[0]);
    wanted = Set.copyOf(List.of(arguments).subList(1, arguments.length));
  }

  /** What is photographed in each theme. */
  public interface Scene {
    /** Shows and shoots it. */
    void play() throws Exception;
  }

  /** Plays a scene in the light theme and then in the dark one. */
  public void inBothThemes(Scene scene) throws Exception {
    for (boolean dark : List.of(false, true)) {
      SwingUtilities.invokeAndWait(() -> Look.setUp(dark ? Scheme.DARK : Scheme.LIGHT));
      theme = dark ? "dark" : "light";
      scene.play();
    }
  }

  /**
   * Makes a window, photographs it as soon as it has come to rest, and closes all windows.
   *
   * @param window makes and shows it, on the event thread
   */
  public void shoot(String name, Callable<Window> window) throws Exception {
    if (isWanted(name)) {
      capture(name, Screen.on(window));
      Screen.clear();
    }
  }

  /**
   * Photographs a window that is on the screen, with all that is in front of it, as soon as it has
   * come to rest; it stays open.
   */
  public void capture(String name, Window shown) throws Exception {
    if (!isWanted(name)) {
      return;
    }
    // Not Robot.waitForIdle: with a progress bar it waits ten seconds in vain.
    Screen.run(Toolkit.getDefaultToolkit()::sync);
    Robot robot = new Robot();
    robot.delay(SETTLE_MILLIS);
    Rectangle screen = new Rectangle(Toolkit.getDefaultToolkit().getScreenSize());
    Rectangle bounds = Screen.on(shown::getBounds).intersection(screen);
    ImageIO.write(
        robot.createScreenCapture(bounds), "png", new File(directory, theme + "-" + name + ".png"));
  }

  /** Returns whether that picture is to be taken. */
  public boolean isWanted(String name) {
    return wanted.isEmpty() || wanted.contains(name);
  }
}
