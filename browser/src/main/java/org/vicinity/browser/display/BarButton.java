package org.vicinity.browser.display;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.event.KeyEvent;
import javax.swing.JButton;
import javax.swing.KeyStroke;

/**
 * A flat button of a bar. A click leaves the keyboard where it is, so that a page still scrolls by
 * key afterwards; Tab reaches it, and Enter and Space press it.
 */
public class BarButton extends JButton {
  /** Makes one without words or picture. */
  public BarButton() {
    putClientProperty("html.disable", true);
    putClientProperty(
        FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
    setRequestFocusEnabled(false);
    // The look and feel's names of what Space does.
    getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0, false), "pressed");
    getInputMap().put(KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0, true), "released");
  }
}
