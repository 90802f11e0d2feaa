package org.vicinity.browser.tab;

import java.awt.BorderLayout;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.vicinity.browser.display.Space;

/** A tab with the settings in it. */
final class SettingsTab extends JPanel {
  SettingsTab(JComponent contents) {
    super(new BorderLayout());
    setBorder(Space.border(12, 12, 12, 12));
    add(contents, BorderLayout.CENTER);
    setFocusable(true);
  }
}
