package org.vicinity.browser.language;

import java.awt.AWTEvent;
import java.awt.ComponentOrientation;
import java.awt.Toolkit;
import java.awt.Window;
import java.awt.event.ContainerEvent;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.swing.JComponent;

/** The direction of the user's script. */
public final class Direction {
  private static final AtomicBoolean FOLLOWING = new AtomicBoolean();

  private Direction() {}

  /** Returns the direction of the desktop's language. */
  public static ComponentOrientation now() {
    return ComponentOrientation.getOrientation(Locale.getDefault(Locale.Category.DISPLAY));
  }

  /**
   * Lays out everything that is put into a window from now on in the direction of the desktop's
   * language, and has Swing's own texts in that language. Once for the process; any thread.
   */
  public static void followLanguage() {
    JComponent.setDefaultLocale(Locale.getDefault(Locale.Category.DISPLAY));
    if (FOLLOWING.compareAndSet(false, true)) {
      Toolkit.getDefaultToolkit()
          .addAWTEventListener(Direction::added, AWTEvent.CONTAINER_EVENT_MASK);
    }
  }

  /** Left to right is what components are made for. */
  private static void added(AWTEvent event) {
    if (event.getID() == ContainerEvent.COMPONENT_ADDED && !now().isLeftToRight()) {
      ContainerEvent addition = (ContainerEvent) event;
      addition.getChild().applyComponentOrientation(now());
      // A window is put into nothing; the order of Tab goes by its direction.
      if (addition.getContainer() instanceof Window window) {
        window.setComponentOrientation(now());
      }
    }
  }
}
