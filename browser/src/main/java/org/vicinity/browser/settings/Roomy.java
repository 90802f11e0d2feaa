package org.vicinity.browser.settings;

import java.awt.Dimension;
import java.awt.LayoutManager;
import java.awt.Rectangle;
import javax.swing.JPanel;
import javax.swing.Scrollable;
import javax.swing.SwingConstants;
import org.vicinity.browser.display.Space;

/** Fills the view of a scroll pane, and is scrolled where that is smaller than it can be. */
final class Roomy extends JPanel implements Scrollable {
  private static final int STEP = 24;

  Roomy(LayoutManager layout) {
    super(layout);
  }

  /** Counts only where the view is smaller than this. */
  @Override
  public Dimension getPreferredSize() {
    return getMinimumSize();
  }

  @Override
  public Dimension getPreferredScrollableViewportSize() {
    return super.getPreferredSize();
  }

  @Override
  public int getScrollableUnitIncrement(Rectangle shown, int orientation, int direction) {
    return Space.of(STEP);
  }

  @Override
  public int getScrollableBlockIncrement(Rectangle shown, int orientation, int direction) {
    return orientation == SwingConstants.VERTICAL ? shown.height : shown.width;
  }

  @Override
  public boolean getScrollableTracksViewportWidth() {
    return getParent().getWidth() >= getMinimumSize().width;
  }

  @Override
  public boolean getScrollableTracksViewportHeight() {
    return getParent().getHeight() >= getMinimumSize().height;
  }
}
