package org.vicinity.browser.engine;

import java.util.HashMap;
import java.util.Map;
import org.cef.browser.CefBrowser;
import org.cef.browser.CefDevToolsClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.browser.theme.Scheme;

/**
 * Tells pages which scheme the user prefers. Chromium's own preference, {@code
 * browser.theme.color_scheme2}, is taken and has no effect on pages in JCEF's windows, and its
 * switch holds for a whole run; so each page is told through the DevTools' protocol, which reaches
 * its frames and the documents that follow, too. Nobody is told what holds anyway: without a dark
 * scheme no page has a DevTools' client. All methods on Chromium's UI thread.
 */
final class PreferredScheme {
  private static final Logger LOG = LoggerFactory.getLogger(PreferredScheme.class);

  /** What each open page was told last. */
  private final Map<CefBrowser, Scheme> told = new HashMap<>();

  private Scheme wanted = Scheme.LIGHT;

  /** The user prefers another one: all open pages are told. */
  void choose(Scheme scheme) {
    wanted = scheme;
    told.keySet().forEach(this::refresh);
  }

  void opened(CefBrowser browser) {
    told.put(browser, Scheme.LIGHT);
    refresh(browser);
  }

  void closed(CefBrowser browser) {
    told.remove(browser);
  }

  /** Tells a page what it does not know yet; it may be that JCEF cannot when the page is opened. */
  void refresh(CefBrowser browser) {
    if (told.getOrDefault(browser, wanted) == wanted) {
      return;
    }
    CefDevToolsClient client = browser.getDevToolsClient();
    if (client == null) {
      return;
    }
    told.replace(browser, wanted);
    client
        .executeDevToolsMethod("Emulation.setEmulatedMedia", parameters(wanted))
        .whenComplete(
            (answer, failed) -> {
              if (failed != null) {
                LOG.debug("a page was not told the preferred scheme", failed);
              }
            });
  }

  private static String parameters(Scheme scheme) {
    String value =
        switch (scheme) {
          case LIGHT -> "light";
          case DARK -> "dark";
        };
    return "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + value + "\"}]}";
  }
}
