package org.vicinity.browser.display;

import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import javax.swing.JLabel;

/**
 * A small pill that names the channel on which a device was found. Its background is that of what
 * it lies on.
 */
public final class ChannelBadge extends JLabel {
  /** Makes an empty one. */
  public ChannelBadge() {
    setBorder(Space.border(2, 9, 3, 9));
    setOpaque(false);
  }

  /** Names a channel from now on. */
  public void setChannel(Channel channel) {
    setText(channel.label());
  }

  @Override
  public void updateUI() {
    super.updateUI();
    if (getFont() != null) {
      setFont(getFont().deriveFont(getFont().getSize2D() * 0.88f));
    }
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setColor(Palette.blend(getForeground(), getBackground(), 0.13));
      g.fillRoundRect(0, 0, getWidth(), getHeight(), getHeight(), getHeight());
    } finally {
      g.dispose();
    }
    super.paintComponent(graphics);
  }
}
