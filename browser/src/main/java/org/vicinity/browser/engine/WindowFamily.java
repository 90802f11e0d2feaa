package org.vicinity.browser.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Windows whose pages can reach each other by {@code opener}, handle or name: a browsing context
 * group (HTML, 7.3.2.3). Each of their documents can send any of the windows elsewhere, and the
 * engine does not tell which one did; so what all of them have shown is remembered as long as their
 * windows are there. Thread-safe.
 */
final class WindowFamily {
  /** More origins than a page of any sense has frames of. */
  static final int MANY = 64;

  /** Stands for documents of no origin and for all that were too many; nothing is allowed to it. */
  private static final String OPAQUE = "opaque:";

  private final Map<Object, Set<String>> origins = new HashMap<>();

  /** A window joins; {@code document} is the URL of what it shows, or of who opened it. */
  synchronized void joins(Object window, String document) {
    origins.putIfAbsent(window, new HashSet<>());
    shows(window, document);
  }

  /** A document, or a frame in it, is shown in a window. */
  synchronized void shows(Object window, String document) {
    Set<String> known = origins.get(window);
    String origin = origin(document);
    if (known == null || origin.isEmpty()) {
      return;
    }
    known.add(known.size() < MANY ? origin : OPAQUE);
  }

  /**
   * A window is gone, or cannot reach the others.
   *
   * @return what it has shown
   */
  synchronized Set<String> leaves(Object window) {
    Set<String> shown = origins.remove(window);
    return shown == null ? Set.of() : shown;
  }

  /** A window shows another document; when it is alone, those before are of no matter. */
  synchronized void startsAnew(Object window) {
    if (origins.size() == 1 && origins.containsKey(window)) {
      origins.get(window).clear();
    }
  }

  /** Returns the origins, as URLs, of all that may have asked for a step of a window. */
  synchronized Set<String> asking() {
    Set<String> all = new HashSet<>();
    if (origins.size() > 1) {
      origins.values().forEach(all::addAll);
    }
    return all;
  }

  /** An empty document has the origin of who made it, who is known already. */
  private static String origin(String document) {
    if (document.isEmpty() || document.equals("about:blank")) {
      return "";
    }
    String url = document.startsWith("blob:") ? document.substring(5) : document;
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      return OPAQUE;
    }
    int end = url.indexOf("://") + 3;
    while (end < url.length() && "/?#\\".indexOf(url.charAt(end)) < 0) {
      end++;
    }
    return url.substring(0, end) + "/";
  }
}
