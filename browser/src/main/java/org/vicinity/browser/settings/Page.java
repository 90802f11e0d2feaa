package org.vicinity.browser.settings;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.Rectangle;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ScrollPaneConstants;
import javax.swing.Scrollable;
import org.vicinity.browser.display.Space;

/** One page of the settings: a title, and below it one part after the other; scrolls. */
final class Page extends JPanel {
  private final Column column = new Column();

  Page(String title) {
    super(new BorderLayout());
    JLabel heading = new JLabel(title);
    heading.setFont(heading.getFont().deriveFont(Font.BOLD, heading.getFont().getSize2D() * 1.6f));
    column.setBorder(Space.border(24, 28, 24, 28));
    add(heading, 14);
    JScrollPane scroll =
        new JScrollPane(
            column,
            ScrollPaneConstants.VERTICAL_SCROLLBAR_AS_NEEDED,
            ScrollPaneConstants.HORIZONTAL_SCROLLBAR_NEVER);
    scroll.setBorder(null);
    scroll.getVerticalScrollBar().setUnitIncrement(Space.of(16));
    add(scroll, BorderLayout.CENTER);
  }

  /** Adds a part, and so much room below it. */
  void add(JComponent part, int room) {
    GridBagConstraints place = new GridBagConstraints();
    place.gridx = 0;
    place.weightx = 1;
    place.anchor = GridBagConstraints.FIRST_LINE_START;
    place.fill = GridBagConstraints.HORIZONTAL;
    place.insets = Space.insets(0, 0, room, 0);
    column.add(part, place);
  }

  /** Ends the page: what is left of it stays empty. */
  Page end() {
    GridBagConstraints rest = new GridBagConstraints();
    rest.gridx = 0;
    rest.weighty = 1;
    column.add(new JPanel(null), rest);
    return this;
  }

  /** As wide as what it scrolls in. */
  private static final class Column extends JPanel implements Scrollable {
    Column() {
      super(new GridBagLayout());
    }

    @Override
    public Dimension getPreferredScrollableViewportSize() {
      return getPreferredSize();
    }

    @Override
    public int getScrollableUnitIncrement(Rectangle visible, int orientation, int direction) {
      return Space.of(16);
    }

    @Override
    public int getScrollableBlockIncrement(Rectangle visible, int orientation, int direction) {
      return visible.height;
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
      return true;
    }

    @Override
    public boolean getScrollableTracksViewportHeight() {
      return getPreferredSize().height < getParent().getHeight();
    }
  }
}
