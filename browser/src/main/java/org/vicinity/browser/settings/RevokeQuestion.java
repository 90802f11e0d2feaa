package org.vicinity.browser.settings;

import java.awt.Component;
import javax.swing.JOptionPane;
import org.vicinity.browser.display.WrappedText;

/** Asks the user before something is revoked. */
interface RevokeQuestion {
  /** Returns whether the user says yes; blocks the event dispatch thread as dialogs do. */
  boolean agreed(Component above, String text);

  /** Returns one that asks in a window; no is the default. */
  static RevokeQuestion inWindow() {
    return (above, text) -> {
      WrappedText message = new WrappedText(420);
      message.setText(text);
      String[] options = {SettingsTexts.REVOKE_YES.text(), SettingsTexts.CANCEL.text()};
      return JOptionPane.showOptionDialog(
              above,
              message,
              SettingsTexts.CONFIRM_TITLE.text(),
              JOptionPane.DEFAULT_OPTION,
              JOptionPane.WARNING_MESSAGE,
              null,
              options,
              SettingsTexts.CANCEL.text())
          == 0;
    };
  }
}
