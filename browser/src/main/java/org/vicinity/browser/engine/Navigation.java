package org.vicinity.browser.engine;

import java.util.Set;

/**
 * A tab is about to show another document.
 *
 * @param viewId the engine's number of the view
 * @param url where it goes
 * @param source who wants it
 * @param initiator the URL of the document, or of the redirecting address, that wants it; empty
 *     when the user does
 * @param others the origins, as URLs, of all documents whose windows can reach this one, and so may
 *     want it instead; empty when there are none
 */
public record Navigation(
    int viewId, String url, Source source, String initiator, Set<String> others) {
  /** Copies. */
  public Navigation {
    others = Set.copyOf(others);
  }

  /** Makes one that nobody else can have asked for. */
  public Navigation(int viewId, String url, Source source, String initiator) {
    this(viewId, url, source, initiator, Set.of());
  }

  /** Who wants a navigation. */
  public enum Source {
    /** The user, by address bar or the shell. */
    USER,
    /**
     * The user or the page, to a document that this tab has shown before: reload, back, forward.
     */
    HISTORY,
    /** A page, by link, form or script, or a server by redirect. */
    PAGE
  }
}
