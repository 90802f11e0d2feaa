package org.vicinity.browser.display;

import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import javax.swing.Icon;

/** Three bars, of which so many are full as the signal is strong. */
public final class SignalIcon implements Icon {
  private static final int BARS = 3;
  private static final int WIDTH = 18;
  private static final int HEIGHT = 14;

  private final Signal signal;

  /** Makes one. */
  public SignalIcon(Signal signal) {
    this.signal = signal;
  }

  @Override
  public int getIconWidth() {
    return Space.of(WIDTH);
  }

  @Override
  public int getIconHeight() {
    return Space.of(HEIGHT);
  }

  @Override
  public void paintIcon(Component on, Graphics graphics, int x, int y) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      double step = getIconWidth() / (double) BARS;
      for (int bar = 1; bar <= BARS; bar++) {
        double height = getIconHeight() * (0.3 + 0.7 * bar / BARS);
        boolean full = bar <= signal.bars();
        g.setColor(Palette.blend(on.getForeground(), on.getBackground(), full ? 0.75 : 0.18));
        g.fill(
            new RoundRectangle2D.Double(
                x + (bar - 1) * step,
                y + getIconHeight() - height,
                step * 0.7,
                height,
                step * 0.35,
                step * 0.35));
      }
    } finally {
      g.dispose();
    }
  }
}
