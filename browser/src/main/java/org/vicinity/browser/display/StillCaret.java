package org.vicinity.browser.display;

import java.awt.Rectangle;
import javax.swing.text.DefaultCaret;

/** For texts that nobody types in: a new text is not scrolled to its end. */
final class StillCaret extends DefaultCaret {
  @Override
  protected void adjustVisibility(Rectangle where) {
    // The view stays where it is.
  }
}
