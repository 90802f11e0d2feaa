package org.vicinity.browser.chooser;

import java.awt.Font;
import javax.swing.BoxLayout;
import javax.swing.JLabel;
import javax.swing.JPanel;
import org.vicinity.browser.display.Palette;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.display.WrappedText;

/** Who asks, and for what. The origin is never shortened: its end is what tells sites apart. */
final class HeaderPanel extends JPanel {
  private final WrappedText origin;
  private final JLabel user = new JLabel();

  HeaderPanel(int width) {
    setLayout(new BoxLayout(this, BoxLayout.Y_AXIS));
    setBorder(Space.border(0, 0, 14, 0));
    origin = new WrappedText(width).anywhere();
    origin.setAlignmentX(LEFT_ALIGNMENT);
    origin.setFont(origin.getFont().deriveFont(Font.BOLD, origin.getFont().getSize2D() * 1.35f));
    JLabel wants = new JLabel(ChooserTexts.WANTS.text());
    wants.setAlignmentX(LEFT_ALIGNMENT);
    user.setAlignmentX(LEFT_ALIGNMENT);
    user.setForeground(Palette.muted());
    user.putClientProperty("html.disable", true);
    add(origin);
    add(Space.down(4));
    add(wants);
    add(Space.down(2));
    add(user);
  }

  void fill(ChooserHeading heading) {
    origin.setText(heading.origin());
    user.setText(heading.user().map(ChooserTexts::forUser).orElse(""));
    user.setVisible(heading.user().isPresent());
  }
}
