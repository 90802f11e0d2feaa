package org.vicinity.browser.engine;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Tells, for one view, who wants each navigation. The engine gives no initiator: it is the address
 * that redirects, the document that opened the view, the one that the view shows, or, when other
 * windows can reach it, one of theirs. Thread-safe.
 */
final class NavigationTracker {
  private final Supplier<Set<String>> family;
  private Optional<String> opener;
  private String creator = "";
  private Set<String> leaving = Set.of();
  private boolean history;
  private String lastRequest = "";

  /**
   * Begins.
   *
   * @param opener the document that asked for this view, when one did; it wants the first page
   * @param family returns the origins of all who may want a step when other windows can reach this
   *     one; empty when none can
   */
  NavigationTracker(Optional<String> opener, Supplier<Set<String>> family) {
    this.family = family;
    this.opener = opener;
  }

  /** A document has opened the view; it wants the first page. */
  synchronized void openedBy(String document) {
    opener = Optional.of(document);
    creator = document;
  }

  /** The page is asked whether it lets go; who wanted that may be gone when it is decided. */
  synchronized void leaving() {
    leaving = Set.copyOf(family.get());
  }

  /** The user goes back or forward. */
  synchronized void historyExpected() {
    history = true;
  }

  /** The user asks for an address. */
  synchronized void userExpected() {
    opener = Optional.empty();
    creator = "";
    history = false;
  }

  /** The address has changed: an expected step is over, be it within one document. */
  synchronized void addressChanged() {
    history = false;
  }

  /**
   * The view is about to load.
   *
   * @param viewId the engine's number of the view
   * @param url the address
   * @param document the URL of the document that is shown; empty when none is
   * @param explicit whether the engine says that no page wants it
   * @param reload whether the engine says that it is the same document again
   * @param redirect whether a server sends it on from the address before
   */
  synchronized Navigation next(
      int viewId, String url, String document, boolean explicit, boolean reload, boolean redirect) {
    String before = lastRequest;
    lastRequest = url;
    boolean step = history;
    history = false;
    Set<String> others = new HashSet<>(family.get());
    others.addAll(leaving);
    leaving = Set.of();
    if (redirect) {
      return new Navigation(viewId, url, Navigation.Source.PAGE, before, others);
    }
    if (opener.isPresent()) {
      String page = opener.get();
      opener = Optional.empty();
      return new Navigation(viewId, url, Navigation.Source.PAGE, page, others);
    }
    if (explicit) {
      return new Navigation(viewId, url, Navigation.Source.USER, "", others);
    }
    if (step || reload) {
      return new Navigation(viewId, url, Navigation.Source.HISTORY, document, others);
    }
    // An empty window has the origin of whoever opened it.
    boolean empty = document.startsWith("about:") && !creator.isEmpty();
    return new Navigation(viewId, url, Navigation.Source.PAGE, empty ? creator : document, others);
  }
}
