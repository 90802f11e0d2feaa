package org.vicinity.browser.tab;

import java.awt.GraphicsDevice;
import javax.swing.JFrame;

/**
 * Fills the screen with a window when its user wants that. Tabs and address stay in sight, so that
 * no page can draw its own. On the event thread.
 */
final class FullScreen {
  private FullScreen() {}

  /** Fills the screen, or no longer. */
  static void toggle(JFrame window) {
    GraphicsDevice screen = window.getGraphicsConfiguration().getDevice();
    screen.setFullScreenWindow(screen.getFullScreenWindow() == window ? null : window);
    window.toFront();
  }
}
