package org.vicinity.browser.tab;

import java.awt.Component;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.SwingUtilities;

/**
 * A part of a window to which one key goes, as F6 does in all browsers.
 *
 * @param part what belongs to it
 * @param focus gives it the keyboard
 */
record Area(JComponent part, Runnable focus) {
  /**
   * Goes to another area, in a circle; those that are not shown are left out.
   *
   * @param areas the last is the contents, which have the keyboard when none of the others has
   * @param owner what has the keyboard; null for none that AWT knows of
   * @param steps 1 for the next, -1 for the one before
   */
  static void step(List<Area> areas, Component owner, int steps) {
    List<Area> shown = areas.stream().filter(area -> area.part.isShowing()).toList();
    if (shown.isEmpty()) {
      return;
    }
    int at = 0;
    while (at < shown.size() - 1
        && (owner == null || !SwingUtilities.isDescendingFrom(owner, shown.get(at).part))) {
      at++;
    }
    shown.get(Math.floorMod(at + steps, shown.size())).focus.run();
  }
}
