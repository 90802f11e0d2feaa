package org.vicinity.browser.session;

import java.util.List;

/**
 * A window's tabs in their order.
 *
 * @param tabs at least one
 * @param selected the index of the one that is shown
 */
public record SavedWindow(List<SavedTab> tabs, int selected) {
  /** More are not opened again: a file of millions would be no session. */
  public static final int MOST_TABS = 300;

  /**
   * Copies the list, and shortens it.
   *
   * @throws IllegalArgumentException when there is no tab
   */
  public SavedWindow {
    if (tabs.isEmpty()) {
      throw new IllegalArgumentException("a window without tabs");
    }
    tabs = List.copyOf(tabs.subList(0, Math.min(tabs.size(), MOST_TABS)));
    selected = Math.max(0, Math.min(selected, tabs.size() - 1));
  }
}
