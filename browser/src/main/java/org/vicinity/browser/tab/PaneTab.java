package org.vicinity.browser.tab;

import java.awt.BorderLayout;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.vicinity.browser.display.Space;

/** A tab with a part of the shell in it. */
final class PaneTab extends JPanel {
  private final TabTexts title;

  PaneTab(TabTexts title, JComponent contents) {
    super(new BorderLayout());
    this.title = title;
    setBorder(Space.border(12, 12, 12, 12));
    add(contents, BorderLayout.CENTER);
    setFocusable(true);
  }

  TabTexts title() {
    return title;
  }
}
