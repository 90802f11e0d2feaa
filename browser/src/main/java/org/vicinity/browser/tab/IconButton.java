package org.vicinity.browser.tab;

import org.vicinity.browser.display.BarButton;
import org.vicinity.browser.display.ShellIcon;

/** A button of the shell's bars, with a picture and a name for those who cannot see it. */
final class IconButton extends BarButton {
  IconButton(ShellIcon icon, TabTexts name, Runnable action) {
    show(icon, name);
    addActionListener(event -> action.run());
  }

  /** Stands for something else from now on. */
  void show(ShellIcon icon, TabTexts name) {
    setIcon(icon.icon());
    setToolTipText(name.text());
    getAccessibleContext().setAccessibleName(name.text());
  }
}
