package org.vicinity.browser.session;

import java.util.List;

/**
 * All windows.
 *
 * @param windows the newest last
 */
public record SavedSession(List<SavedWindow> windows) {
  /** More are not opened again. */
  public static final int MOST_WINDOWS = 20;

  /** No windows. */
  public static final SavedSession EMPTY = new SavedSession(List.of());

  /** Copies the list, and shortens it. */
  public SavedSession {
    windows = List.copyOf(windows.subList(0, Math.min(windows.size(), MOST_WINDOWS)));
  }
}
