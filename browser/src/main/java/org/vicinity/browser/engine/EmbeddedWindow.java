package org.vicinity.browser.engine;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.platform.unix.X11;
import java.awt.Component;
import java.awt.Container;
import java.awt.event.HierarchyEvent;
import javax.swing.SwingUtilities;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what Chromium draws in where it belongs. It makes the window that a page opens as one of
 * the desktop's, and JCEF moves it into the tab. A window manager that is about to frame it at that
 * moment may take it out again, or leave it unmapped (X11: not shown). It lets go of a window that
 * is moved away from it once more.
 */
final class EmbeddedWindow {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedWindow.class);

  private EmbeddedWindow() {}

  /**
   * Shows what is put into JCEF's component whenever that is in a window.
   *
   * @param embed puts it there, also again; called on the event thread
   */
  static void keepShown(Component component, Runnable embed) {
    if (component instanceof Container parts) {
      for (Component canvas : parts.getComponents()) {
        canvas.addHierarchyListener(
            event -> {
              if ((event.getChangeFlags() & HierarchyEvent.DISPLAYABILITY_CHANGED) != 0
                  && canvas.isDisplayable()) {
                show(canvas, embed);
              }
            });
      }
    }
  }

  /** On the event thread, on which the canvas cannot go away meanwhile. */
  private static void show(Component canvas, Runnable embed) {
    X11.Display display = X11.INSTANCE.XOpenDisplay(null);
    if (display == null) {
      LOG.warn("no connection to the display: an opened window may stay empty");
      embed.run();
      return;
    }
    // Before anything is put there, so that nothing is missed.
    X11.Window window = new X11.Window(Native.getComponentID(canvas));
    X11.INSTANCE.XSelectInput(
        display, window, new NativeLong(X11.StructureNotifyMask | X11.SubstructureNotifyMask));
    X11.INSTANCE.XSync(display, false);
    Runnable embedAgain =
        () ->
            SwingUtilities.invokeLater(
                () -> {
                  if (canvas.isDisplayable()) {
                    embed.run();
                  }
                });
    Thread thread = new Thread(() -> watch(display, window, embedAgain), "opened window");
    thread.setDaemon(true);
    thread.start();
    embed.run();
  }

  private static void watch(X11.Display display, X11.Window canvas, Runnable embed) {
    try {
      X11.XEvent event = new X11.XEvent();
      do {
        X11.INSTANCE.XNextEvent(display, event);
        if (event.type == X11.ReparentNotify && isTakenFrom(canvas, event)) {
          embed.run();
        } else if (event.type == X11.ReparentNotify || event.type == X11.UnmapNotify) {
          X11.INSTANCE.XMapSubwindows(display, canvas);
        }
      } while (event.type != X11.DestroyNotify);
    } finally {
      X11.INSTANCE.XCloseDisplay(display);
    }
  }

  private static boolean isTakenFrom(X11.Window canvas, X11.XEvent event) {
    event.setType(X11.XReparentEvent.class);
    event.read();
    return event.xreparent.parent.longValue() != canvas.longValue();
  }
}
