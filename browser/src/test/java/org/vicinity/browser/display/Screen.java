package org.vicinity.browser.display;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.awt.Component;
import java.awt.Container;
import java.awt.GraphicsEnvironment;
import java.awt.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.swing.JDialog;
import javax.swing.JFrame;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import org.vicinity.browser.theme.Look;
import org.vicinity.browser.theme.Scheme;

/** What tests of windows need: the event dispatch thread, waiting, and looking around. */
public final class Screen {
  private static final int LOOK_EVERY_MILLIS = 20;
  private static final long GENEROUS_SECONDS = 60;

  private Screen() {}

  /** Skips a test where there is no display. */
  public static void required() {
    assumeFalse(
        GraphicsEnvironment.isHeadless(),
        "needs a display: run ./test, which starts one, or set DISPLAY and"
            + " -Djava.awt.headless=false");
  }

  /** Has windows from now on look as those of the product do, in the light theme. */
  public static void inProductsLook() throws Exception {
    run(() -> Look.setUp(Scheme.LIGHT));
  }

  /** Runs that on the event dispatch thread and returns its result. */
  public static <T> T on(Callable<T> task) throws Exception {
    FutureTask<T> future = new FutureTask<>(task);
    SwingUtilities.invokeLater(future);
    return future.get(GENEROUS_SECONDS, TimeUnit.SECONDS);
  }

  /** Runs that on the event dispatch thread. */
  public static void run(Runnable task) throws Exception {
    on(
        () -> {
          task.run();
          return true;
        });
  }

  /** Returns when that holds; looked at on the event dispatch thread. */
  public static void until(String what, Callable<Boolean> condition) throws Exception {
    CompletableFuture<Void> holds = new CompletableFuture<>();
    Timer timer = new Timer(LOOK_EVERY_MILLIS, event -> look(condition, holds));
    timer.setInitialDelay(0);
    timer.start();
    try {
      holds.get(GENEROUS_SECONDS, TimeUnit.SECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      throw new AssertionError("did not come about: " + what, e);
    } finally {
      timer.stop();
    }
  }

  /** Shows an empty window, and returns it when it has the keyboard. */
  public static JFrame frame() throws Exception {
    JFrame frame =
        on(
            () -> {
              JFrame made = new JFrame("Vicinity");
              made.setSize(900, 700);
              made.setVisible(true);
              return made;
            });
    until("a window with the keyboard", frame::isActive);
    return frame;
  }

  /**
   * Shows a dialog that blocks until it is answered, and returns it; {@link #clear} ends it.
   *
   * @param show shows it, on the event dispatch thread
   */
  public static JDialog dialog(Runnable show) throws Exception {
    SwingUtilities.invokeLater(show);
    until("a dialog", () -> dialogs().findFirst().isPresent());
    return on(() -> dialogs().findFirst().orElseThrow());
  }

  private static Stream<JDialog> dialogs() {
    return Arrays.stream(Window.getWindows())
        .filter(window -> window instanceof JDialog && window.isShowing())
        .map(JDialog.class::cast);
  }

  /** Returns all parts of that type below a window or panel. */
  public static <T extends Component> List<T> all(Container in, Class<T> type) {
    List<T> found = new ArrayList<>();
    for (Component part : in.getComponents()) {
      if (type.isInstance(part)) {
        found.add(type.cast(part));
      }
      if (part instanceof Container inner) {
        found.addAll(all(inner, type));
      }
    }
    return found;
  }

  /** Closes every window, however a test ended. */
  public static void clear() throws Exception {
    run(
        () -> {
          for (Window window : Window.getWindows()) {
            window.dispose();
          }
        });
  }

  private static void look(Callable<Boolean> condition, CompletableFuture<Void> holds) {
    try {
      if (condition.call()) {
        holds.complete(null);
      }
    } catch (Exception e) {
      holds.completeExceptionally(e);
    }
  }
}
