package org.vicinity.browser.settings;

import java.awt.Component;
import java.awt.KeyboardFocusManager;
import javax.swing.JLabel;
import javax.swing.JTable;
import javax.swing.SwingConstants;
import javax.swing.table.DefaultTableCellRenderer;
import javax.swing.table.TableColumn;
import org.vicinity.browser.display.Space;

/**
 * A table whose columns are as wide as what they hold: what does not fit into the window scrolls
 * sideways, because the end of a site's name must not vanish in an ellipsis.
 */
final class GrantTable extends JTable {
  private static final int GAP = 14;
  private static final int WIDEST = 420;
  private static final int MEASURED = 200;

  GrantTable(GrantTableModel model) {
    super(model);
    // A table keeps Tab to go from cell to cell, which the arrows do as well, and is never left.
    setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
    setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
    setAutoResizeMode(AUTO_RESIZE_ALL_COLUMNS);
    if (getTableHeader().getDefaultRenderer() instanceof JLabel header) {
      header.setHorizontalAlignment(SwingConstants.LEADING);
    }
  }

  /** Makes every column as wide as its widest cell, within reason; looks at the first rows only. */
  void fitColumns() {
    for (int at = 0; at < getColumnCount(); at++) {
      TableColumn column = getColumnModel().getColumn(at);
      int width = width(headerAt(column, at));
      for (int row = 0; row < Math.min(MEASURED, getRowCount()); row++) {
        width = Math.max(width, width(prepareRenderer(getCellRenderer(row, at), row, at)));
      }
      column.setPreferredWidth(Math.min(Space.of(WIDEST), width + Space.of(GAP)));
    }
  }

  /** Fills the window when it is wide enough, else keeps its width. */
  @Override
  public boolean getScrollableTracksViewportWidth() {
    return getParent() != null && getPreferredSize().width < getParent().getWidth();
  }

  private Component headerAt(TableColumn column, int at) {
    return new DefaultTableCellRenderer()
        .getTableCellRendererComponent(this, column.getHeaderValue(), false, false, -1, at);
  }

  private static int width(Component cell) {
    return cell.getPreferredSize().width;
  }
}
