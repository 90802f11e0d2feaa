package org.vicinity.browser.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The tabs that were closed last, the newest first. Not thread-safe. */
public final class ClosedTabs {
  private static final int MOST = 25;

  /**
   * One of them.
   *
   * @param tab its page
   * @param index where it was in its window
   */
  public record Closed(SavedTab tab, int index) {}

  private final Deque<Closed> closed = new ArrayDeque<>();

  /** Makes an empty one. */
  public ClosedTabs() {}

  /** A tab was closed. */
  public void add(SavedTab tab, int index) {
    closed.push(new Closed(tab, index));
    if (closed.size() > MOST) {
      closed.removeLast();
    }
  }

  /** Takes the newest out. */
  public Optional<Closed> take() {
    return Optional.ofNullable(closed.poll());
  }

  /** Forgets all of them. */
  public void clear() {
    closed.clear();
  }
}
