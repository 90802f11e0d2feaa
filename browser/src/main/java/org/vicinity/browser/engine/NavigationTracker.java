package org.vicinity.browser.engine;

import java.util.Optional;

/**
 * Tells, for one view, who wants each navigation. The engine gives no initiator, but with popups
 * cut off from their openers it can only be the document that the view shows, or the address that
 * redirects. Thread-safe.
 */
final class NavigationTracker {
  private Optional<String> opener;
  private boolean history;
  private String lastRequest = "";

  /**
   * Begins.
   *
   * @param opener the document that asked for this view, when one did; it wants the first page
   */
  NavigationTracker(Optional<String> opener) {
    this.opener = opener;
  }

  /** The user goes back or forward. */
  synchronized void historyExpected() {
    history = true;
  }

  /** The user asks for an address. */
  synchronized void userExpected() {
    opener = Optional.empty();
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
    if (redirect) {
      return new Navigation(viewId, url, Navigation.Source.PAGE, before);
    }
    if (opener.isPresent()) {
      String page = opener.get();
      opener = Optional.empty();
      return new Navigation(viewId, url, Navigation.Source.PAGE, page);
    }
    if (explicit) {
      return new Navigation(viewId, url, Navigation.Source.USER, "");
    }
    if (step || reload) {
      return new Navigation(viewId, url, Navigation.Source.HISTORY, document);
    }
    return new Navigation(viewId, url, Navigation.Source.PAGE, document);
  }
}
