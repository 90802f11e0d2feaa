package org.vicinity.browser.tab;

import java.awt.BorderLayout;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JPanel;

/** A tab with the settings in it. */
final class SettingsTab extends JPanel {
  SettingsTab(JComponent contents) {
    super(new BorderLayout());
    setBorder(BorderFactory.createEmptyBorder(12, 12, 12, 12));
    add(contents, BorderLayout.CENTER);
    setFocusable(true);
  }
}
