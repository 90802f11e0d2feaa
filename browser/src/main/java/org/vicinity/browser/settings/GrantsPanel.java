package org.vicinity.browser.settings;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.FlowLayout;
import java.awt.GridBagConstraints;
import java.awt.GridBagLayout;
import java.awt.event.ActionEvent;
import java.awt.event.KeyEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JMenuItem;
import javax.swing.JPanel;
import javax.swing.JPopupMenu;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.RowFilter;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.table.TableRowSorter;
import org.vicinity.browser.certificate.CertificatePane;
import org.vicinity.browser.display.CenteredText;
import org.vicinity.browser.display.Palette;
import org.vicinity.browser.display.Space;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.name.Origin;

/** The table of grants with its search field and its two buttons. */
final class GrantsPanel extends JPanel {
  private static final int ROW_HEIGHT = 38;
  private static final String TABLE = "table";
  private static final String EMPTY = "empty";

  private final GrantTableModel model = new GrantTableModel();
  private final TableRowSorter<GrantTableModel> sorter = new TableRowSorter<>(model);
  private final GrantTable table = new GrantTable(model);
  private final JTextField search = new JTextField(26);
  private final JButton revoke = new JButton(SettingsTexts.REVOKE.text());
  private final JButton revokeOrigin = new JButton(RevokeScope.ORIGIN.title());
  private final JButton certificate = new JButton(SettingsTexts.CERTIFICATE.text());
  private final JButton more = new JButton(SettingsTexts.REVOKE_MORE.text());
  private final JPopupMenu menu = new JPopupMenu();
  private final CardLayout cards = new CardLayout();
  private final JPanel body = new JPanel(cards);
  private final CenteredText empty = new CenteredText();
  private boolean enabled = true;

  /**
   * Makes an empty one.
   *
   * @param onRevoke told which grants the user wants to revoke
   * @param onRevokeScope told of which grant the user wants to revoke all that is alike, and in
   *     what
   */
  GrantsPanel(
      GrantFlaws flaws,
      Consumer<List<Grant>> onRevoke,
      BiConsumer<RevokeScope, Grant> onRevokeScope) {
    super(new BorderLayout(0, Space.of(10)));
    prepareTable(flaws);
    revoke.addActionListener(event -> onRevoke.accept(selected()));
    revokeOrigin.addActionListener(
        event -> first().ifPresent(grant -> onRevokeScope.accept(RevokeScope.ORIGIN, grant)));
    more.getAccessibleContext().setAccessibleName(SettingsTexts.REVOKE_MORE.text());
    for (RevokeScope scope : List.of(RevokeScope.DEVICE, RevokeScope.USER, RevokeScope.ALL)) {
      JMenuItem item = new JMenuItem(scope.title());
      item.addActionListener(
          event -> first().ifPresent(grant -> onRevokeScope.accept(scope, grant)));
      menu.add(item);
    }
    more.addActionListener(event -> showMore());
    certificate.addActionListener(event -> CertificatePane.show(this, selected().get(0)));
    add(searchRow(), BorderLayout.PAGE_START);
    add(prepareBody(), BorderLayout.CENTER);
    add(buttons(), BorderLayout.PAGE_END);
    bindKeys();
    refresh();
  }

  /** Shows these grants; those that stay selected stay so. */
  void fill(List<Grant> grants) {
    Set<String> before =
        selected().stream().map(grant -> grant.id().value()).collect(Collectors.toSet());
    boolean other = grants.size() != model.getRowCount();
    model.show(grants);
    if (other) {
      table.fitColumns();
    }
    for (int row = 0; row < table.getRowCount(); row++) {
      if (before.contains(grantAt(row).id().value())) {
        table.addRowSelectionInterval(row, row);
      }
    }
    refresh();
  }

  /** Lets the user revoke, or not. */
  void enableRevoking(boolean possible) {
    enabled = possible;
    refresh();
  }

  JTable table() {
    return table;
  }

  JTextField searchField() {
    return search;
  }

  JButton revokeButton() {
    return revoke;
  }

  JButton revokeOriginButton() {
    return revokeOrigin;
  }

  String emptyText() {
    return empty.isShowing() ? empty.getText() : "";
  }

  private List<Grant> selected() {
    return Arrays.stream(table.getSelectedRows()).mapToObj(this::grantAt).toList();
  }

  /** The selected grant or, for what needs none, any. */
  private Optional<Grant> first() {
    List<Grant> chosen = selected();
    return chosen.isEmpty() && table.getRowCount() > 0
        ? Optional.of(grantAt(0))
        : chosen.stream().findFirst();
  }

  /** Device and user are those of the one selected row. */
  private void showMore() {
    boolean one = table.getSelectedRowCount() == 1;
    menu.getComponent(0).setEnabled(one);
    menu.getComponent(1).setEnabled(one && selected().get(0).user().isPresent());
    menu.show(more, 0, more.getHeight());
  }

  JButton certificateButton() {
    return certificate;
  }

  JButton moreButton() {
    return more;
  }

  JPopupMenu moreMenu() {
    return menu;
  }

  private Set<Origin> origins() {
    return selected().stream().map(Grant::origin).collect(Collectors.toSet());
  }

  private Grant grantAt(int viewRow) {
    return model.grantAt(table.convertRowIndexToModel(viewRow));
  }

  private void refresh() {
    int selected = table.getSelectedRowCount();
    revoke.setEnabled(enabled && selected > 0);
    certificate.setEnabled(selected == 1);
    more.setEnabled(enabled && table.getRowCount() > 0);
    revokeOrigin.setEnabled(enabled && origins().size() == 1);
    empty.setText(
        model.getRowCount() == 0 ? SettingsTexts.EMPTY.text() : SettingsTexts.NO_MATCH.text());
    cards.show(body, table.getRowCount() == 0 ? EMPTY : TABLE);
  }

  private void filter() {
    String wanted = search.getText().strip().toLowerCase(Locale.ROOT);
    sorter.setRowFilter(
        new RowFilter<>() {
          @Override
          public boolean include(Entry<? extends GrantTableModel, ? extends Integer> entry) {
            return wanted.isEmpty() || entry.getModel().matches(entry.getIdentifier(), wanted);
          }
        });
    refresh();
  }

  private void prepareTable(GrantFlaws flaws) {
    GrantCell cell = new GrantCell(model, flaws);
    table.setDefaultRenderer(Object.class, cell);
    table.setDefaultRenderer(String.class, cell);
    table.setDefaultRenderer(java.time.Instant.class, cell);
    table.setRowSorter(sorter);
    table.setRowHeight(Space.of(ROW_HEIGHT));
    table.setShowVerticalLines(false);
    table.setShowHorizontalLines(true);
    table.setGridColor(Palette.quiet());
    table.setFillsViewportHeight(true);
    table.getAccessibleContext().setAccessibleName(SettingsTexts.TITLE.text());
    table.getSelectionModel().addListSelectionListener(event -> refresh());
  }

  private JComponent searchRow() {
    JLabel label = new JLabel(SettingsTexts.SEARCH.text());
    label.setLabelFor(search);
    label.setDisplayedMnemonic(KeyEvent.VK_S);
    search.putClientProperty("JTextField.placeholderText", SettingsTexts.SEARCH_HINT.text());
    search.putClientProperty("JTextField.showClearButton", true);
    search.getAccessibleContext().setAccessibleName(SettingsTexts.SEARCH_HINT.text());
    search
        .getDocument()
        .addDocumentListener(
            new DocumentListener() {
              @Override
              public void insertUpdate(DocumentEvent event) {
                filter();
              }

              @Override
              public void removeUpdate(DocumentEvent event) {
                filter();
              }

              @Override
              public void changedUpdate(DocumentEvent event) {
                filter();
              }
            });
    return row(FlowLayout.LEADING, label, search);
  }

  private JComponent prepareBody() {
    JScrollPane scroll = new JScrollPane(table);
    scroll.setBorder(null);
    JPanel middle = new JPanel(new GridBagLayout());
    middle.setBackground(table.getBackground());
    GridBagConstraints wide = new GridBagConstraints();
    wide.fill = GridBagConstraints.HORIZONTAL;
    wide.weightx = 1;
    middle.add(empty, wide);
    body.add(scroll, TABLE);
    body.add(middle, EMPTY);
    body.setBorder(BorderFactory.createLineBorder(Palette.quiet()));
    body.setPreferredSize(Space.size(760, 260));
    return body;
  }

  private JComponent buttons() {
    JPanel row = (JPanel) row(FlowLayout.TRAILING, certificate, more);
    row.add(Space.across(10));
    row.add(revokeOrigin);
    row.add(Space.across(10));
    row.add(revoke);
    return row;
  }

  private static JComponent row(int align, JComponent first, JComponent second) {
    JPanel row = new JPanel(new FlowLayout(align, 0, 0));
    row.add(first);
    row.add(Space.across(10));
    row.add(second);
    return row;
  }

  private void bindKeys() {
    bind(
        table,
        JComponent.WHEN_FOCUSED,
        KeyStroke.getKeyStroke(KeyEvent.VK_DELETE, 0),
        revoke::doClick);
    bind(
        this,
        JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT,
        KeyStroke.getKeyStroke(KeyEvent.VK_F, KeyEvent.CTRL_DOWN_MASK),
        search::requestFocusInWindow);
    bind(
        search,
        JComponent.WHEN_FOCUSED,
        KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
        () -> search.setText(""));
  }

  private static void bind(JComponent on, int when, KeyStroke key, Runnable act) {
    on.getInputMap(when).put(key, key.toString());
    on.getActionMap()
        .put(
            key.toString(),
            new AbstractAction() {
              @Override
              public void actionPerformed(ActionEvent event) {
                act.run();
              }
            });
  }
}
