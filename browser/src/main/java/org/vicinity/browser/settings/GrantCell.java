package org.vicinity.browser.settings;

import java.awt.Component;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javax.swing.JTable;
import javax.swing.table.DefaultTableCellRenderer;
import org.vicinity.browser.display.DeviceIcon;
import org.vicinity.browser.display.DeviceKind;
import org.vicinity.browser.display.Palette;
import org.vicinity.browser.display.Space;
import org.vicinity.certstore.grant.Grant;

/**
 * Draws the cells of the grants' table: plain text, times in words, certificates that are of no use
 * any more in red and with the reason.
 */
final class GrantCell extends DefaultTableCellRenderer {
  private static final int ICON = 26;

  private final GrantTableModel model;
  private final GrantFlaws flaws;
  private static final DateTimeFormatter TIMES = formatter("yyyy-MM-dd HH:mm");
  private static final DateTimeFormatter DAYS = formatter("yyyy-MM-dd");

  private static DateTimeFormatter formatter(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(ZoneId.systemDefault());
  }

  GrantCell(GrantTableModel model, GrantFlaws flaws) {
    this.model = model;
    this.flaws = flaws;
    putClientProperty("html.disable", true);
  }

  @Override
  public Component getTableCellRendererComponent(
      JTable table, Object value, boolean selected, boolean focus, int row, int viewColumn) {
    GrantTableModel.Column column =
        GrantTableModel.Column.values()[table.convertColumnIndexToModel(viewColumn)];
    Object text = value instanceof Instant time ? words(time, column) : value;
    super.getTableCellRendererComponent(table, text, selected, focus, row, viewColumn);
    setBorder(Space.border(0, 8, 0, 8));
    setIconTextGap(Space.of(10));
    Grant grant = model.grantAt(table.convertRowIndexToModel(row));
    setIcon(
        column == GrantTableModel.Column.DEVICE
            ? new DeviceIcon(DeviceKind.of(grant.device().type()), ICON)
            : null);
    Optional<String> flaw =
        column == GrantTableModel.Column.CERTIFICATE_UNTIL ? flaws.of(grant) : Optional.empty();
    flaw.ifPresent(why -> setText(SettingsTexts.FLAW.text(getText(), why)));
    setForeground(flaw.isPresent() ? Palette.danger() : table.getForeground());
    setBackground(
        selected
            ? Palette.blend(Palette.accent(), table.getBackground(), 0.24)
            : table.getBackground());
    return this;
  }

  private static String words(Instant time, GrantTableModel.Column column) {
    if (time.equals(Instant.MIN)) {
      return SettingsTexts.NEVER.text();
    }
    return (column == GrantTableModel.Column.CERTIFICATE_UNTIL ? DAYS : TIMES).format(time);
  }
}
