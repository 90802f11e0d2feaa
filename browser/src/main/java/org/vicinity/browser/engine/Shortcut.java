package org.vicinity.browser.engine;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.swing.KeyStroke;

/** The shell's keys: the one table for Swing and for the engine. */
public enum Shortcut {
  /** Opens an empty tab. */
  NEW_TAB(ctrl(KeyEvent.VK_T)),
  /** Closes this tab. */
  CLOSE_TAB(ctrl(KeyEvent.VK_W)),
  /** Goes to the next tab. */
  NEXT_TAB(ctrl(KeyEvent.VK_TAB), ctrl(KeyEvent.VK_PAGE_DOWN)),
  /** Goes to the previous tab. */
  PREVIOUS_TAB(
      key(KeyEvent.VK_TAB, InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK),
      ctrl(KeyEvent.VK_PAGE_UP)),
  /** Puts the keyboard into the address bar. */
  ADDRESS(ctrl(KeyEvent.VK_L), key(KeyEvent.VK_F6, 0)),
  /** Loads again. */
  RELOAD(key(KeyEvent.VK_F5, 0), ctrl(KeyEvent.VK_R)),
  /** Loads again without the cache. */
  RELOAD_ALL(
      ctrl(KeyEvent.VK_F5),
      key(KeyEvent.VK_R, InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK)),
  /** Goes back. */
  BACK(key(KeyEvent.VK_LEFT, InputEvent.ALT_DOWN_MASK)),
  /** Goes forward. */
  FORWARD(key(KeyEvent.VK_RIGHT, InputEvent.ALT_DOWN_MASK)),
  /** Opens the settings. */
  SETTINGS(ctrl(KeyEvent.VK_COMMA)),
  /** Larger contents. */
  ZOOM_IN(
      ctrl(KeyEvent.VK_PLUS),
      ctrl(KeyEvent.VK_EQUALS),
      key(KeyEvent.VK_EQUALS, InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK)),
  /** Smaller contents. */
  ZOOM_OUT(ctrl(KeyEvent.VK_MINUS)),
  /** Contents of normal size. */
  ZOOM_RESET(ctrl(KeyEvent.VK_0)),
  /** Ends the browser. */
  QUIT(ctrl(KeyEvent.VK_Q));

  private final List<KeyStroke> keys;

  Shortcut(KeyStroke... keys) {
    this.keys = List.of(keys);
  }

  /** Returns the keys, the one to show in menus first. */
  public List<KeyStroke> keys() {
    return keys;
  }

  /** Returns the shortcut of a key. */
  public static Optional<Shortcut> of(KeyStroke key) {
    return Arrays.stream(values()).filter(s -> s.keys.contains(key)).findFirst();
  }

  private static KeyStroke ctrl(int code) {
    return key(code, InputEvent.CTRL_DOWN_MASK);
  }

  private static KeyStroke key(int code, int modifiers) {
    return KeyStroke.getKeyStroke(code, modifiers);
  }
}
