package org.vicinity.browser.tab;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Rectangle;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import javax.swing.Icon;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTabbedPane;
import org.vicinity.browser.display.FocusRing;

/**
 * The row of tabs, and under it the contents of the one that is selected. The row holds stand-ins
 * without a size: a tab that moves takes nothing with it, for a page's window does not like to
 * change its place. On the event thread.
 */
final class TabStrip extends JPanel {
  /** Told what the user does with the tabs. */
  interface Listener {
    /** Another tab is shown, or none. */
    void selected();

    /** The user wants a tab closed. */
    void closeWanted(JComponent tab);

    /** A tab was moved. */
    void moved();

    /** The user wants to go from the row into the selected tab. */
    void entered();

    /** The user wants a tab's menu at this place of the row. */
    void menuWanted(JComponent tab, int x, int y);
  }

  private static final int CLOSE_BUTTON = MouseEvent.BUTTON2;

  private final JTabbedPane row = new Row();
  private final CardLayout cards = new CardLayout();
  private final JPanel contents = new JPanel(cards);
  private final List<JComponent> tabs = new ArrayList<>();
  private final transient Listener listener;
  private boolean rearranging;
  private int made;

  TabStrip(Listener listener, JComponent trailing, String closeText) {
    super(new BorderLayout());
    this.listener = listener;
    row.setTabLayoutPolicy(JTabbedPane.SCROLL_TAB_LAYOUT);
    row.putClientProperty(FlatClientProperties.TABBED_PANE_TAB_CLOSABLE, true);
    row.putClientProperty(FlatClientProperties.TABBED_PANE_TAB_CLOSE_TOOLTIPTEXT, closeText);
    BiConsumer<JTabbedPane, Integer> close = (pane, index) -> listener.closeWanted(tabs.get(index));
    row.putClientProperty(FlatClientProperties.TABBED_PANE_TAB_CLOSE_CALLBACK, close);
    row.putClientProperty(FlatClientProperties.TABBED_PANE_TRAILING_COMPONENT, trailing);
    row.getAccessibleContext().setAccessibleName(TabTexts.TABS.text());
    // A click leaves the keyboard with the page.
    row.setRequestFocusEnabled(false);
    TabRowKeys.bind(row, new Keys());
    row.addChangeListener(event -> showSelected());
    Mouse mouse = new Mouse();
    row.addMouseListener(mouse);
    row.addMouseMotionListener(mouse);
    add(row, BorderLayout.PAGE_START);
    add(contents, BorderLayout.CENTER);
  }

  /** Returns the row, which has keys of its own. */
  JTabbedPane row() {
    return row;
  }

  /** Returns all tabs in their order. */
  List<JComponent> tabs() {
    return List.copyOf(tabs);
  }

  Optional<JComponent> selected() {
    int index = row.getSelectedIndex();
    return index < 0 ? Optional.empty() : Optional.of(tabs.get(index));
  }

  /** Adds a tab without showing it, unless it is the first. */
  void add(JComponent tab, String caption, int index) {
    int place = Math.max(0, Math.min(index, tabs.size()));
    String name = Integer.toString(made++);
    tab.setName(name);
    contents.add(tab, name);
    tabs.add(place, tab);
    JPanel standIn = new JPanel(null);
    standIn.setPreferredSize(new Dimension(0, 0));
    rearranging = true;
    try {
      row.insertTab(caption, null, standIn, caption, place);
    } finally {
      rearranging = false;
    }
    if (tabs.size() == 1) {
      showSelected();
    }
  }

  void remove(JComponent tab) {
    int index = tabs.indexOf(tab);
    if (index < 0) {
      return;
    }
    boolean shown = index == row.getSelectedIndex();
    rearranging = true;
    try {
      tabs.remove(index);
      row.removeTabAt(index);
    } finally {
      rearranging = false;
    }
    if (shown) {
      showSelected();
    }
    contents.remove(tab);
  }

  void select(JComponent tab) {
    int index = tabs.indexOf(tab);
    if (index >= 0) {
      row.setSelectedIndex(index);
    }
  }

  /** Shows the tab that is so many steps away, in a circle. */
  void step(int steps) {
    if (!tabs.isEmpty()) {
      row.setSelectedIndex(Math.floorMod(row.getSelectedIndex() + steps, tabs.size()));
    }
  }

  /** Shows the tab at an index, or the last one when there are fewer. */
  void selectAt(int index) {
    if (!tabs.isEmpty()) {
      row.setSelectedIndex(Math.min(index, tabs.size() - 1));
    }
  }

  /** Moves the selected tab so many places; not beyond the ends. */
  void moveSelected(int places) {
    int from = row.getSelectedIndex();
    int to = Math.max(0, Math.min(from + places, tabs.size() - 1));
    if (from >= 0 && from != to) {
      moveTab(from, to);
    }
  }

  private void moveTab(int from, int to) {
    int selected = row.getSelectedIndex();
    JComponent shown = tabs.get(selected);
    rearranging = true;
    try {
      tabs.add(to, tabs.remove(from));
      String caption = row.getTitleAt(from);
      String tip = row.getToolTipTextAt(from);
      Icon icon = row.getIconAt(from);
      JComponent standIn = (JComponent) row.getComponentAt(from);
      row.removeTabAt(from);
      row.insertTab(caption, icon, standIn, tip, to);
      row.setSelectedIndex(tabs.indexOf(shown));
    } finally {
      rearranging = false;
    }
    listener.moved();
  }

  void label(JComponent tab, String caption, String tip) {
    int index = tabs.indexOf(tab);
    if (index >= 0) {
      row.setTitleAt(index, caption);
      row.setToolTipTextAt(index, tip);
    }
  }

  /** Shows a page's icon, or none. */
  void icon(JComponent tab, Optional<Icon> icon) {
    int index = tabs.indexOf(tab);
    if (index >= 0) {
      row.setIconAt(index, icon.orElse(null));
    }
  }

  private void showSelected() {
    if (!rearranging) {
      selected().ifPresent(tab -> cards.show(contents, tab.getName()));
      listener.selected();
    }
  }

  /** Shows which of its tabs keys are for. */
  private static final class Row extends JTabbedPane {
    @Override
    public void paint(Graphics canvas) {
      super.paint(canvas);
      if (isFocusOwner() && getSelectedIndex() >= 0) {
        FocusRing.paint(canvas, getBoundsAt(getSelectedIndex()));
      }
    }
  }

  /** What is done by key is done to the selected tab. */
  private final class Keys implements TabRowKeys.Commands {
    @Override
    public void first() {
      selectAt(0);
    }

    @Override
    public void last() {
      selectAt(Integer.MAX_VALUE);
    }

    @Override
    public void close() {
      selected().ifPresent(listener::closeWanted);
    }

    @Override
    public void enter() {
      listener.entered();
    }

    @Override
    public void menu() {
      selected()
          .ifPresent(
              tab -> {
                Rectangle bounds = row.getBoundsAt(row.getSelectedIndex());
                listener.menuWanted(tab, bounds.x, bounds.y + bounds.height);
              });
    }
  }

  /** Drags tabs, closes them with the middle button, and opens their menus. */
  private final class Mouse extends MouseAdapter {
    private int dragged = -1;

    @Override
    public void mousePressed(MouseEvent event) {
      dragged =
          event.getButton() == MouseEvent.BUTTON1
              ? row.indexAtLocation(event.getX(), event.getY())
              : -1;
      menu(event);
    }

    @Override
    public void mouseReleased(MouseEvent event) {
      dragged = -1;
      menu(event);
    }

    /** Platforms differ in whether pressing or letting go opens menus. */
    private void menu(MouseEvent event) {
      int index = row.indexAtLocation(event.getX(), event.getY());
      if (event.isPopupTrigger() && index >= 0) {
        listener.menuWanted(tabs.get(index), event.getX(), event.getY());
      }
    }

    @Override
    public void mouseClicked(MouseEvent event) {
      int index = row.indexAtLocation(event.getX(), event.getY());
      if (event.getButton() == CLOSE_BUTTON && index >= 0) {
        listener.closeWanted(tabs.get(index));
      }
    }

    @Override
    public void mouseDragged(MouseEvent event) {
      int over = row.indexAtLocation(event.getX(), row.getHeight() / 2);
      if (dragged < 0 || dragged >= tabs.size() || over < 0 || over == dragged) {
        return;
      }
      // Past the middle only: tabs differ in width, and would else jump to and fro.
      double middle = row.getBoundsAt(over).getCenterX();
      if (over > dragged ? event.getX() > middle : event.getX() < middle) {
        moveTab(dragged, over);
        dragged = over;
      }
    }
  }
}
