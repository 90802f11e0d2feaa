package org.vicinity.browser.chooser;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.awt.Font;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.swing.BorderFactory;
import javax.swing.BoxLayout;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import org.vicinity.browser.display.CenteredText;
import org.vicinity.browser.display.MessageLine;
import org.vicinity.browser.display.Palette;
import org.vicinity.browser.display.Space;
import org.vicinity.browser.search.ChannelNotice;

/** The live list, how the search goes, and which channels cannot search. */
final class DeviceListPanel extends JPanel {
  private static final String LIST = "list";
  private static final String EMPTY = "empty";
  private static final int HEIGHT = 216;

  private final DefaultListModel<DeviceRow> rows = new DefaultListModel<>();
  private final JList<DeviceRow> list = new RowList(rows);
  private final JLabel progress = new JLabel("", SwingConstants.TRAILING);
  private final CardLayout cards = new CardLayout();
  private final JPanel body = new JPanel(cards);
  private final JButton again = new JButton(ChooserTexts.SEARCH_AGAIN.text());
  private final CenteredText emptyText = new CenteredText();
  private final MessageLine problem;
  private final MessageLine notices;
  private boolean obeying;

  /**
   * Makes an empty one.
   *
   * @param onSelect told what the user selects; not what {@link #selectRow} does
   * @param onOpen told of a double click on a row
   * @param onSearchAgain told that the user wants to search from the beginning
   */
  DeviceListPanel(
      int width, Consumer<Optional<Integer>> onSelect, Runnable onOpen, Runnable onSearchAgain) {
    setLayout(new BoxLayout(this, BoxLayout.Y_AXIS));
    problem = new MessageLine(width, Palette.danger());
    notices = new MessageLine(width, Palette.warning());
    prepareList(onSelect, onOpen);
    again.addActionListener(event -> onSearchAgain.run());
    prepareBody(width);
    add(heading(width));
    add(Space.down(6));
    add(body);
    add(Space.down(8));
    add(problem);
    add(Space.down(4));
    add(notices);
  }

  JButton againButton() {
    return again;
  }

  JList<DeviceRow> rowList() {
    return list;
  }

  void insertRow(int index, DeviceRow row) {
    boolean first = rows.isEmpty();
    obey(() -> rows.add(index, row));
    cards.show(body, LIST);
    if (first && isShowing()) {
      // Invisible until now, it could not have the focus.
      list.requestFocusInWindow();
    }
  }

  void updateRow(int index, DeviceRow row) {
    obey(() -> rows.set(index, row));
  }

  void removeRow(int index) {
    obey(() -> rows.remove(index));
    cards.show(body, rows.isEmpty() ? EMPTY : LIST);
  }

  void selectRow(Optional<Integer> index) {
    obey(
        () ->
            index.ifPresentOrElse(
                at -> {
                  list.setSelectedIndex(at);
                  list.ensureIndexIsVisible(at);
                },
                list::clearSelection));
  }

  void search(SearchState state) {
    progress.setText(
        switch (state) {
          case SEARCHING, NOTHING_YET -> ChooserTexts.SEARCHING.text();
          case FOUND -> ChooserTexts.FOUND.text();
          case IMPOSSIBLE -> "";
        });
    again.setVisible(state == SearchState.NOTHING_YET || state == SearchState.IMPOSSIBLE);
    emptyText.setText(
        switch (state) {
          case SEARCHING, FOUND -> ChooserTexts.SEARCHING.text();
          case NOTHING_YET -> ChooserTexts.NOTHING_YET.text();
          case IMPOSSIBLE -> ChooserTexts.IMPOSSIBLE.text();
        });
  }

  void notices(List<ChannelNotice> all) {
    String text = all.stream().map(ChooserTexts::notice).collect(Collectors.joining("\n"));
    notices.say(Optional.of(text).filter(some -> !some.isEmpty()));
  }

  void problem(Optional<String> text) {
    problem.say(text);
  }

  private void prepareList(Consumer<Optional<Integer>> onSelect, Runnable onOpen) {
    list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
    list.setCellRenderer(new DeviceRowRenderer());
    list.getAccessibleContext().setAccessibleName(ChooserTexts.DEVICES.text());
    list.addListSelectionListener(
        event -> {
          if (!obeying && !event.getValueIsAdjusting()) {
            onSelect.accept(Optional.of(list.getSelectedIndex()).filter(at -> at >= 0));
          }
        });
    list.addMouseListener(
        new MouseAdapter() {
          @Override
          public void mouseClicked(MouseEvent event) {
            int at = list.locationToIndex(event.getPoint());
            boolean onRow = at >= 0 && list.getCellBounds(at, at).contains(event.getPoint());
            if (onRow && event.getClickCount() == 2) {
              onOpen.run();
            }
          }
        });
  }

  private void prepareBody(int width) {
    JPanel empty = new JPanel(new GridBagLayout());
    empty.setBackground(list.getBackground());
    GridBagConstraints wide = new GridBagConstraints();
    wide.fill = GridBagConstraints.HORIZONTAL;
    wide.weightx = 1;
    wide.insets = Space.insets(0, 60, 0, 60);
    wide.gridx = 0;
    empty.add(emptyText, wide);
    GridBagConstraints below = new GridBagConstraints();
    below.gridx = 0;
    below.insets = Space.insets(12, 0, 0, 0);
    empty.add(again, below);
    JScrollPane scroll = new JScrollPane(list);
    scroll.setBorder(null);
    body.add(empty, EMPTY);
    body.add(scroll, LIST);
    body.setBorder(BorderFactory.createLineBorder(Palette.quiet()));
    body.setPreferredSize(Space.size(width, HEIGHT));
    body.setAlignmentX(LEFT_ALIGNMENT);
  }

  private JPanel heading(int width) {
    JLabel title = new JLabel(ChooserTexts.DEVICES.text());
    title.setLabelFor(list);
    title.setFont(title.getFont().deriveFont(Font.BOLD));
    progress.setForeground(Palette.muted());
    JPanel heading = new JPanel(new BorderLayout());
    heading.add(title, BorderLayout.LINE_START);
    heading.add(progress, BorderLayout.LINE_END);
    heading.setAlignmentX(LEFT_ALIGNMENT);
    heading.setMaximumSize(new Dimension(Integer.MAX_VALUE, title.getPreferredSize().height));
    heading.setPreferredSize(new Dimension(Space.of(width), title.getPreferredSize().height));
    return heading;
  }

  /** Does what the controller says without telling it that the selection changed. */
  private void obey(Runnable change) {
    obeying = true;
    try {
      change.run();
    } finally {
      obeying = false;
    }
  }

  /**
   * Rows are as wide as the list: a long name ends in an ellipsis, and nothing scrolls sideways.
   */
  private static final class RowList extends JList<DeviceRow> {
    RowList(DefaultListModel<DeviceRow> rows) {
      super(rows);
    }

    @Override
    public boolean getScrollableTracksViewportWidth() {
      return true;
    }
  }
}
