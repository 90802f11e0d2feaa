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
  /** Opens a window. */
  NEW_WINDOW(ctrl(KeyEvent.VK_N)),
  /** Closes this tab. */
  CLOSE_TAB(ctrl(KeyEvent.VK_W), ctrl(KeyEvent.VK_F4)),
  /** Opens the tab again that was closed last. */
  REOPEN_TAB(ctrlShift(KeyEvent.VK_T)),
  /** Goes to the next tab. */
  NEXT_TAB(ctrl(KeyEvent.VK_TAB), ctrl(KeyEvent.VK_PAGE_DOWN)),
  /** Goes to the previous tab. */
  PREVIOUS_TAB(ctrlShift(KeyEvent.VK_TAB), ctrl(KeyEvent.VK_PAGE_UP)),
  /** Moves this tab towards the end. */
  MOVE_TAB_FORWARD(ctrlShift(KeyEvent.VK_PAGE_DOWN)),
  /** Moves this tab towards the beginning. */
  MOVE_TAB_BACK(ctrlShift(KeyEvent.VK_PAGE_UP)),
  /** Goes to that tab, or to the last one when there are fewer. */
  TAB_1(ctrl(KeyEvent.VK_1)),
  /** Goes to that tab, or to the last one when there are fewer. */
  TAB_2(ctrl(KeyEvent.VK_2)),
  /** Goes to that tab, or to the last one when there are fewer. */
  TAB_3(ctrl(KeyEvent.VK_3)),
  /** Goes to that tab, or to the last one when there are fewer. */
  TAB_4(ctrl(KeyEvent.VK_4)),
  /** Goes to that tab, or to the last one when there are fewer. */
  TAB_5(ctrl(KeyEvent.VK_5)),
  /** Goes to that tab, or to the last one when there are fewer. */
  TAB_6(ctrl(KeyEvent.VK_6)),
  /** Goes to that tab, or to the last one when there are fewer. */
  TAB_7(ctrl(KeyEvent.VK_7)),
  /** Goes to that tab, or to the last one when there are fewer. */
  TAB_8(ctrl(KeyEvent.VK_8)),
  /** Goes to the last tab. */
  LAST_TAB(ctrl(KeyEvent.VK_9)),
  /** Puts the keyboard into the address bar. */
  ADDRESS(ctrl(KeyEvent.VK_L), key(KeyEvent.VK_D, InputEvent.ALT_DOWN_MASK)),
  /** Puts the keyboard into the next area of the window; from the page, into the address bar. */
  NEXT_AREA(key(KeyEvent.VK_F6, 0)),
  /** Puts the keyboard into the area before. */
  PREVIOUS_AREA(key(KeyEvent.VK_F6, InputEvent.SHIFT_DOWN_MASK)),
  /** Loads again. */
  RELOAD(key(KeyEvent.VK_F5, 0), ctrl(KeyEvent.VK_R)),
  /** Loads again without the cache. */
  RELOAD_ALL(ctrl(KeyEvent.VK_F5), ctrlShift(KeyEvent.VK_R)),
  /** Goes back. */
  BACK(key(KeyEvent.VK_LEFT, InputEvent.ALT_DOWN_MASK)),
  /** Goes forward. */
  FORWARD(key(KeyEvent.VK_RIGHT, InputEvent.ALT_DOWN_MASK)),
  /** Looks for a text in the page. */
  FIND(ctrl(KeyEvent.VK_F)),
  /** Goes to the next place with that text. */
  FIND_NEXT(key(KeyEvent.VK_F3, 0), ctrl(KeyEvent.VK_G)),
  /** Goes to the place before. */
  FIND_PREVIOUS(key(KeyEvent.VK_F3, InputEvent.SHIFT_DOWN_MASK), ctrlShift(KeyEvent.VK_G)),
  /** Prints the page. */
  PRINT(ctrl(KeyEvent.VK_P)),
  /** Opens the tools for web developers. */
  DEVELOPER_TOOLS(key(KeyEvent.VK_F12, 0), ctrlShift(KeyEvent.VK_I)),
  /** Fills the screen with the window, or no longer. */
  FULL_SCREEN(key(KeyEvent.VK_F11, 0)),
  /** Shows the downloads. */
  DOWNLOADS(ctrl(KeyEvent.VK_J), ctrlShift(KeyEvent.VK_Y)),
  /** Opens the settings. */
  SETTINGS(ctrl(KeyEvent.VK_COMMA)),
  /** Larger contents. */
  ZOOM_IN(ctrl(KeyEvent.VK_PLUS), ctrl(KeyEvent.VK_EQUALS), ctrlShift(KeyEvent.VK_EQUALS)),
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

  private static KeyStroke ctrlShift(int code) {
    return key(code, InputEvent.CTRL_DOWN_MASK | InputEvent.SHIFT_DOWN_MASK);
  }

  private static KeyStroke key(int code, int modifiers) {
    return KeyStroke.getKeyStroke(code, modifiers);
  }
}
