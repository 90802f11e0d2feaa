package org.vicinity.browser.tab;

import com.formdev.flatlaf.FlatClientProperties;
import javax.swing.JButton;
import org.vicinity.browser.display.ShellIcon;

/** A flat button of the shell's bars, with a picture and a name for those who cannot see it. */
final class IconButton extends JButton {
  IconButton(ShellIcon icon, TabTexts name, Runnable action) {
    super(icon.icon());
    setToolTipText(name.text());
    getAccessibleContext().setAccessibleName(name.text());
    putClientProperty(
        FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
    addActionListener(event -> action.run());
  }
}
