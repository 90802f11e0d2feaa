package org.vicinity.browser.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Knows the documents that have asked something, to tell when they are gone. The engine gives every
 * document a frame identifier of its own. Not thread-safe: used on the engine's thread.
 */
final class Documents {
  private final BiConsumer<Integer, String> gone;
  private final Map<Integer, Set<String>> asking = new HashMap<>();

  /** Makes an empty one; {@code gone} is told view and frame. */
  Documents(BiConsumer<Integer, String> gone) {
    this.gone = gone;
  }

  /**
   * A document asks.
   *
   * @return whether another one of this view has asked, which may be gone: the engine does not tell
   *     when a frame is removed, so {@link #present} is to be called before the question is
   *     answered
   */
  boolean asks(int viewId, String frameId) {
    Set<String> known = asking.computeIfAbsent(viewId, id -> new HashSet<>());
    known.add(frameId);
    return known.size() > 1;
  }

  /** A view shows a new top document: every other document in it is gone. */
  void committed(int viewId, String frameId) {
    retain(viewId, Set.of(frameId));
  }

  /** These are the frames that are left in a view. */
  void present(int viewId, Collection<String> frameIds) {
    retain(viewId, Set.copyOf(frameIds));
  }

  /** A view is gone. */
  void closed(int viewId) {
    retain(viewId, Set.of());
    asking.remove(viewId);
  }

  private void retain(int viewId, Set<String> left) {
    Set<String> known = asking.getOrDefault(viewId, Set.of());
    for (Iterator<String> frames = known.iterator(); frames.hasNext(); ) {
      String frame = frames.next();
      if (!left.contains(frame)) {
        frames.remove();
        gone.accept(viewId, frame);
      }
    }
  }
}
