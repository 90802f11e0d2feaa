package org.vicinity.browser.tab;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Window;
import java.util.Optional;
import java.util.stream.Stream;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
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
    getAccessibleContext().setAccessibleName(title.text());
  }

  /** Gives the keyboard to the part that had it last, or to the first that can have it. */
  void focus() {
    Window window = SwingUtilities.getWindowAncestor(this);
    if (window == null || !isShowing()) {
      return;
    }
    Component last = window.getMostRecentFocusOwner();
    Component first = window.getFocusTraversalPolicy().getComponentAfter(window, this);
    Stream.of(Optional.ofNullable(last), Optional.ofNullable(first))
        .flatMap(Optional::stream)
        .filter(part -> part != this && SwingUtilities.isDescendingFrom(part, this))
        .findFirst()
        .orElse(this)
        .requestFocus();
  }

  TabTexts title() {
    return title;
  }
}
