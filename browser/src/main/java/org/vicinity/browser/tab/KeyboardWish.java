package org.vicinity.browser.tab;

import java.awt.Component;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;

/** The user wants to type in a part of the shell. */
final class KeyboardWish {
  private KeyboardWish() {}

  /**
   * Tells of it. Not when a window gets the keyboard and its part that had it before gets it back:
   * that is nobody's wish, and the page may have had it since.
   */
  static void of(Component part, Runnable told) {
    part.addFocusListener(
        new FocusAdapter() {
          @Override
          public void focusGained(FocusEvent event) {
            if (event.getCause() != FocusEvent.Cause.ACTIVATION) {
              told.run();
            }
          }
        });
  }

  /** Tells of it when it was expressed by Tab, and not by anything else. */
  static void byTab(Component part, Runnable told) {
    part.addFocusListener(
        new FocusAdapter() {
          @Override
          public void focusGained(FocusEvent event) {
            switch (event.getCause()) {
              case TRAVERSAL, TRAVERSAL_FORWARD, TRAVERSAL_BACKWARD -> told.run();
              default -> {}
            }
          }
        });
  }
}
