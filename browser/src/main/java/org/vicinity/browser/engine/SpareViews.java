package org.vicinity.browser.engine;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import javax.swing.SwingUtilities;

/**
 * Views that are ready to be given to the windows that pages open. The engine's UI thread needs
 * them at once and must not make AWT's components: it would wait for AWT's tree lock, whose owner
 * may be waiting for that thread. Thread-safe.
 */
final class SpareViews {
  /** A page opens few at a time. */
  private static final int READY = 3;

  private final Supplier<ChromiumView> views;
  private final Deque<ChromiumView> ready = new ArrayDeque<>();

  /** Makes an empty one; {@code views} is called on the event thread. */
  SpareViews(Supplier<ChromiumView> views) {
    this.views = views;
  }

  /** Makes those that are missing, later. */
  void fill() {
    SwingUtilities.invokeLater(
        () -> {
          while (missing()) {
            add(views.get());
          }
        });
  }

  private synchronized boolean missing() {
    return ready.size() < READY;
  }

  private synchronized void add(ChromiumView view) {
    ready.add(view);
  }

  /** Returns one, unless too many were taken in a row. */
  synchronized Optional<ChromiumView> take() {
    Optional<ChromiumView> view = Optional.ofNullable(ready.poll());
    fill();
    return view;
  }
}
