package org.vicinity.browser.display;

import java.awt.BorderLayout;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.util.Optional;
import javax.swing.JPanel;

/** A sentence on a tinted ground that says that something is wrong; invisible while nothing is. */
public final class MessageLine extends JPanel {
  private static final int INSET = 12;

  private final WrappedText text;

  /**
   * Makes an invisible one.
   *
   * @param color of the text; the ground takes a tint of it
   */
  public MessageLine(int width, Color color) {
    super(new BorderLayout());
    text = new WrappedText(width - 2 * INSET);
    text.setForeground(color);
    setOpaque(false);
    setBorder(Space.border(8, INSET, 8, INSET));
    setAlignmentX(LEFT_ALIGNMENT);
    setVisible(false);
    add(text);
  }

  /** Says that, or vanishes. */
  public void say(Optional<String> message) {
    text.setText(message.orElse(""));
    setVisible(message.isPresent());
  }

  /** Returns what it says; empty when invisible. */
  public String message() {
    return isVisible() ? text.getText() : "";
  }

  @Override
  public Dimension getMaximumSize() {
    return new Dimension(Integer.MAX_VALUE, getPreferredSize().height);
  }

  @Override
  protected void paintComponent(Graphics graphics) {
    Graphics2D g = (Graphics2D) graphics.create();
    try {
      g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      g.setColor(Palette.blend(text.getForeground(), getParent().getBackground(), 0.11));
      g.fillRoundRect(0, 0, getWidth(), getHeight(), Space.of(INSET), Space.of(INSET));
    } finally {
      g.dispose();
    }
  }
}
