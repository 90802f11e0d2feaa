package org.vicinity.browser.engine;

import java.awt.event.InputEvent;
import java.awt.event.KeyEvent;
import java.util.Map;
import java.util.Optional;
import javax.swing.KeyStroke;
import org.cef.browser.CefBrowser;
import org.cef.handler.CefKeyboardHandlerAdapter;
import org.cef.misc.EventFlags;

/**
 * The shell's keys work while the page has the keyboard. A page can keep them for itself: the call
 * that would come before the page, onPreKeyEvent, never comes (JCEF issue 444).
 */
final class Keys extends CefKeyboardHandlerAdapter {
  /** Chromium counts keys as Windows does; AWT differs in these. */
  private static final Map<Integer, Integer> AWT =
      Map.of(
          0xBB, KeyEvent.VK_EQUALS,
          0xBC, KeyEvent.VK_COMMA,
          0xBD, KeyEvent.VK_MINUS,
          0x6B, KeyEvent.VK_PLUS,
          0x6D, KeyEvent.VK_MINUS);

  private static final int ESCAPE = 0x1B;

  private final Views views;

  Keys(Views views) {
    this.views = views;
  }

  @Override
  public boolean onKeyEvent(CefBrowser browser, CefKeyEvent event) {
    if (event.type != CefKeyEvent.EventType.KEYEVENT_RAWKEYDOWN) {
      return false;
    }
    if (event.windows_key_code == ESCAPE
        && views.of(browser).map(ChromiumView::leavesFullscreen).orElse(false)) {
      return true;
    }
    Optional<Shortcut> shortcut = Shortcut.of(keyStroke(event.windows_key_code, event.modifiers));
    shortcut.ifPresent(s -> views.tell(browser, l -> l.shortcut(s)));
    return shortcut.isPresent();
  }

  static KeyStroke keyStroke(int windowsKeyCode, int flags) {
    int modifiers = 0;
    if ((flags & EventFlags.EVENTFLAG_CONTROL_DOWN) != 0) {
      modifiers |= InputEvent.CTRL_DOWN_MASK;
    }
    if ((flags & EventFlags.EVENTFLAG_SHIFT_DOWN) != 0) {
      modifiers |= InputEvent.SHIFT_DOWN_MASK;
    }
    if ((flags & EventFlags.EVENTFLAG_ALT_DOWN) != 0) {
      modifiers |= InputEvent.ALT_DOWN_MASK;
    }
    return KeyStroke.getKeyStroke(AWT.getOrDefault(windowsKeyCode, windowsKeyCode), modifiers);
  }
}
