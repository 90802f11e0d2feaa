package org.vicinity.browser.engine;

/** Decides about navigations of whole tabs. Called on the engine's thread: must not block. */
public interface NavigationPolicy {
  /** Returns whether the tab may go there. */
  boolean allows(Navigation navigation);

  /** The view is gone. */
  default void closed(int viewId) {}
}
