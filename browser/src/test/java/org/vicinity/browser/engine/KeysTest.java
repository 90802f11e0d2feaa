package org.vicinity.browser.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import javax.swing.KeyStroke;
import org.cef.misc.EventFlags;
import org.junit.jupiter.api.Test;

class KeysTest {
  private static final int CTRL = EventFlags.EVENTFLAG_CONTROL_DOWN;

  private static Shortcut of(int code, int flags) {
    return Shortcut.of(Keys.keyStroke(code, flags)).orElse(null);
  }

  @Test
  void chromiumsKeysAreTheShellsKeys() {
    assertThat(of('T', CTRL)).isEqualTo(Shortcut.NEW_TAB);
    assertThat(of('W', CTRL)).isEqualTo(Shortcut.CLOSE_TAB);
    assertThat(of('L', CTRL)).isEqualTo(Shortcut.ADDRESS);
    assertThat(of(0x74, 0)).isEqualTo(Shortcut.RELOAD);
    assertThat(of(0x25, EventFlags.EVENTFLAG_ALT_DOWN)).isEqualTo(Shortcut.BACK);
    assertThat(of(0x27, EventFlags.EVENTFLAG_ALT_DOWN)).isEqualTo(Shortcut.FORWARD);
    assertThat(of(0xBC, CTRL)).isEqualTo(Shortcut.SETTINGS);
    assertThat(of(0xBB, CTRL | EventFlags.EVENTFLAG_SHIFT_DOWN)).isEqualTo(Shortcut.ZOOM_IN);
    assertThat(of(0xBD, CTRL)).isEqualTo(Shortcut.ZOOM_OUT);
    assertThat(of(0x09, CTRL)).isEqualTo(Shortcut.NEXT_TAB);
  }

  @Test
  void lockKeysDoNotMatterAndPlainTypingIsThePages() {
    assertThat(of('T', CTRL | EventFlags.EVENTFLAG_NUM_LOCK_ON)).isEqualTo(Shortcut.NEW_TAB);
    assertThat(of('T', 0)).isNull();
    assertThat(of('T', CTRL | EventFlags.EVENTFLAG_ALT_DOWN)).isNull();
  }

  @Test
  void noKeyMeansTwoThings() {
    Set<KeyStroke> seen = new HashSet<>();
    for (Shortcut shortcut : Shortcut.values()) {
      shortcut.keys().forEach(key -> assertThat(seen.add(key)).as(key.toString()).isTrue());
    }
  }
}
