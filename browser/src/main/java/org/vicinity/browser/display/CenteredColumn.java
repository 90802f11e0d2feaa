package org.vicinity.browser.display;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Insets;
import java.awt.LayoutManager;

/**
 * Puts its one part into the middle, as wide as that likes to be, and narrower where there is less
 * room; texts in it then take more lines. What is below the middle is the part's, too.
 */
public final class CenteredColumn implements LayoutManager {
  private static final int MARGIN = 16;

  @Override
  public void addLayoutComponent(String name, Component part) {
    // Its one part is found when it is needed.
  }

  @Override
  public void removeLayoutComponent(Component part) {
    // Nothing is kept of it.
  }

  @Override
  public Dimension preferredLayoutSize(Container parent) {
    Dimension size = new Dimension();
    for (Component part : parent.getComponents()) {
      size.setSize(part.getPreferredSize());
    }
    int margins = 2 * Space.of(MARGIN);
    return new Dimension(size.width + margins, size.height + margins);
  }

  @Override
  public Dimension minimumLayoutSize(Container parent) {
    return new Dimension();
  }

  @Override
  public void layoutContainer(Container parent) {
    Insets insets = parent.getInsets();
    int margin = Space.of(MARGIN);
    int width = parent.getWidth() - insets.left - insets.right;
    int height = parent.getHeight() - insets.top - insets.bottom;
    for (Component part : parent.getComponents()) {
      Dimension liked = part.getPreferredSize();
      int across = Math.max(0, Math.min(liked.width, width - 2 * margin));
      int top = Math.max(Math.min(margin, height), (height - liked.height) / 2);
      part.setBounds(
          insets.left + (width - across) / 2, insets.top + top, across, Math.max(0, height - top));
    }
  }
}
