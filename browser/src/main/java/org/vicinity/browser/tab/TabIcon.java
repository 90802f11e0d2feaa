package org.vicinity.browser.tab;

import java.awt.Component;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import javax.swing.Icon;
import org.vicinity.browser.display.Space;

/** A page's icon in its tab, never elsewhere: beside the address it could pass for a padlock. */
record TabIcon(Image image) implements Icon {
  private static final int SIZE = 16;

  @Override
  public void paintIcon(Component over, Graphics graphics, int x, int y) {
    Graphics2D canvas = (Graphics2D) graphics.create();
    try {
      canvas.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      canvas.drawImage(image, x, y, getIconWidth(), getIconHeight(), null);
    } finally {
      canvas.dispose();
    }
  }

  @Override
  public int getIconWidth() {
    return Space.of(SIZE);
  }

  @Override
  public int getIconHeight() {
    return Space.of(SIZE);
  }
}
