package org.vicinity.browser.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.cef.browser.CefBrowser;

/** Finds the view of a JCEF browser. Thread-safe. */
final class Views {
  private final Map<CefBrowser, ChromiumView> views = new ConcurrentHashMap<>();

  void add(CefBrowser browser, ChromiumView view) {
    views.put(browser, view);
  }

  Optional<ChromiumView> of(CefBrowser browser) {
    return browser == null ? Optional.empty() : Optional.ofNullable(views.get(browser));
  }

  /** Tells the view's listener; browsers that are no views, such as the rules page, are silent. */
  void tell(CefBrowser browser, Consumer<ViewListener> event) {
    of(browser).ifPresent(view -> view.tell(event));
  }

  Optional<ChromiumView> remove(CefBrowser browser) {
    return Optional.ofNullable(views.remove(browser));
  }

  List<ChromiumView> all() {
    return List.copyOf(views.values());
  }
}
