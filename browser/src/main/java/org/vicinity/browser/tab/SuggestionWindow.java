package org.vicinity.browser.tab;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Point;
import java.awt.Window;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.DefaultListCellRenderer;
import javax.swing.DefaultListModel;
import javax.swing.JList;
import javax.swing.JTextField;
import javax.swing.JWindow;
import javax.swing.ListSelectionModel;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.vicinity.browser.display.DisplayText;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.sites.Visit;

/**
 * The list under the address bar. A window of its own, since a page is one, too; it never takes the
 * keyboard. On the event thread.
 */
final class SuggestionWindow {
  private static final int LONGEST_URL = 160;

  private final JTextField field;
  private final Consumer<String> chosen;
  private final DefaultListModel<Visit> model = new DefaultListModel<>();
  private final JList<Visit> list = new JList<>(model);
  private Optional<JWindow> window = Optional.empty();

  /**
   * Makes one that is not shown.
   *
   * @param chosen takes the address that the user clicks on
   */
  SuggestionWindow(JTextField field, Consumer<String> chosen) {
    this.field = field;
    this.chosen = chosen;
    list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    list.setFocusable(false);
    list.setCellRenderer(new Renderer());
    list.setBorder(Space.border(4, 0, 4, 0));
    list.getAccessibleContext().setAccessibleName(TabTexts.SUGGESTIONS.text());
    list.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseReleased(MouseEvent event) {
            int index = list.locationToIndex(event.getPoint());
            if (index >= 0) {
              chosen.accept(model.get(index).url());
            }
          }
        });
  }

  /** Shows these, or nothing. */
  void show(List<Visit> visits) {
    hide();
    Window owner = SwingUtilities.getWindowAncestor(field);
    if (visits.isEmpty() || owner == null || !field.isShowing()) {
      return;
    }
    model.addAll(visits);
    JWindow made = new JWindow(owner);
    made.setFocusableWindowState(false);
    made.setType(Window.Type.POPUP);
    made.getRootPane()
        .setBorder(BorderFactory.createLineBorder(UIManager.getColor("Component.borderColor")));
    made.add(list, BorderLayout.CENTER);
    made.pack();
    made.setSize(field.getWidth(), made.getHeight());
    Point place = field.getLocationOnScreen();
    made.setLocation(place.x, place.y + field.getHeight());
    made.setVisible(true);
    window = Optional.of(made);
  }

  void hide() {
    window.ifPresent(Window::dispose);
    window = Optional.empty();
    model.clear();
  }

  boolean isShown() {
    return window.isPresent();
  }

  /** Selects the next entry, or the one before; past the ends none is selected. */
  void step(int step) {
    int next = list.getSelectedIndex() + step;
    if (list.getSelectedIndex() < 0 && step < 0) {
      next = model.size() - 1;
    }
    if (next < 0 || next >= model.size()) {
      list.clearSelection();
    } else {
      list.setSelectedIndex(next);
    }
  }

  /** Returns the selected entry's address. */
  Optional<String> selected() {
    return Optional.ofNullable(list.getSelectedValue()).map(Visit::url);
  }

  private static final class Renderer extends DefaultListCellRenderer {
    @Override
    public Component getListCellRendererComponent(
        JList<?> of, Object value, int index, boolean isSelected, boolean hasFocus) {
      Visit visit = (Visit) value;
      String url = PlainText.line(visit.url(), LONGEST_URL);
      String title = DisplayText.of(visit.title(), "");
      putClientProperty("html.disable", true);
      super.getListCellRendererComponent(
          of, DisplayText.joined(List.of(url, title)), index, isSelected, false);
      setBorder(Space.border(4, 8, 4, 8));
      return this;
    }
  }
}
