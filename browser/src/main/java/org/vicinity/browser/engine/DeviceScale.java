package org.vicinity.browser.engine;

import com.formdev.flatlaf.util.UIScale;
import java.awt.GraphicsEnvironment;

/**
 * How many of the screen's pixels a CSS pixel takes. Chromium in JCEF's windows does not ask the
 * desktop; it is told once, when it starts.
 *
 * @param screen what AWT scales by, such as 2 with {@code GDK_SCALE=2}
 * @param letters what the shell grows by besides, since the desktop asks for larger letters
 */
record DeviceScale(double screen, double letters) {
  /** Halves of halves are drawn sharply enough; Chromium itself goes by such steps. */
  private static final int STEPS = 4;

  /** Returns that of the desktop as it is now; without a display, none. */
  static DeviceScale ofDesktop() {
    if (GraphicsEnvironment.isHeadless()) {
      return new DeviceScale(1, 1);
    }
    double screen =
        GraphicsEnvironment.getLocalGraphicsEnvironment()
            .getDefaultScreenDevice()
            .getDefaultConfiguration()
            .getDefaultTransform()
            .getScaleX();
    double letters = Math.round(UIScale.getUserScaleFactor() * STEPS) / (double) STEPS;
    return new DeviceScale(screen, Math.max(1, letters));
  }

  /** Returns Chromium's device scale factor. */
  double factor() {
    return screen * letters;
  }

  /** Returns a length in a page, in CSS pixels at 100 %, as AWT counts it. */
  int toAwt(int length) {
    return (int) Math.round(length * letters);
  }
}
