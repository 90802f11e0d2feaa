package org.vicinity.browser.settings;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.swing.table.AbstractTableModel;
import org.vicinity.browser.display.DisplayText;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.User;

/** The active grants as a table; all texts are fit for display. On the event dispatch thread. */
final class GrantTableModel extends AbstractTableModel {
  /** The columns in their order. */
  enum Column {
    DEVICE(GrantTableModel::device),
    TYPE(grant -> DisplayText.of(grant.device().type(), "")),
    ORIGIN(grant -> grant.origin().serialized()),
    USER(grant -> grant.user().map(GrantTableModel::user).orElse("")),
    SINCE(Grant::created),
    LAST_USED(grant -> grant.lastUsed().orElse(Instant.MIN)),
    CERTIFICATE_UNTIL(grant -> grant.leaf().getNotAfter().toInstant()),
    HOST(grant -> grant.host().value());

    private final Function<Grant, Object> value;

    Column(Function<Grant, Object> value) {
      this.value = value;
    }

    boolean isTime() {
      return this == SINCE || this == LAST_USED || this == CERTIFICATE_UNTIL;
    }
  }

  private List<Grant> grants = List.of();

  /** Shows these from now on. */
  void show(List<Grant> now) {
    grants = List.copyOf(now);
    fireTableDataChanged();
  }

  Grant grantAt(int row) {
    return grants.get(row);
  }

  /** Returns whether a row matches a search text, which is in lower case. */
  boolean matches(int row, String search) {
    for (Column column : Column.values()) {
      if (!column.isTime()
          && column
              .value
              .apply(grants.get(row))
              .toString()
              .toLowerCase(Locale.ROOT)
              .contains(search)) {
        return true;
      }
    }
    return false;
  }

  static String device(Grant grant) {
    return DisplayText.device(grant.device().name());
  }

  static String user(User user) {
    return DisplayText.of(user.displayName(), DisplayText.of(user.id(), ""));
  }

  @Override
  public int getRowCount() {
    return grants.size();
  }

  @Override
  public int getColumnCount() {
    return Column.values().length;
  }

  @Override
  public String getColumnName(int column) {
    return SettingsTexts.COLUMN.of(Column.values()[column]);
  }

  @Override
  public Class<?> getColumnClass(int column) {
    return Column.values()[column].isTime() ? Instant.class : String.class;
  }

  @Override
  public Object getValueAt(int row, int column) {
    return Column.values()[column].value.apply(grants.get(row));
  }
}
