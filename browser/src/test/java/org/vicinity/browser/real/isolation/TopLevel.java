package org.vicinity.browser.real.isolation;

import java.util.Map;
import java.util.TreeMap;

/** Navigations of whole tabs and of opened windows, as scripts; {@code u} is the address. */
final class TopLevel {
  private static final String BLANK = "const w = window.open('about:blank', 'named'); ";

  /**
   * By kind. A popup's kinds start with {@code popup-}; in those that start with {@code window-}
   * one is opened empty and then sent there, and in {@code opener-} it sends its opener.
   */
  static final Map<String, String> KINDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("tab-location", "location.href = u"),
              Map.entry("tab-replace", "location.replace(u)"),
              Map.entry("tab-link", click("")),
              Map.entry("tab-form-get", form("get", "")),
              Map.entry("tab-form-post", form("post", "")),
              Map.entry(
                  "tab-refresh",
                  "document.head.append(Object.assign(document.createElement('meta'),"
                      + "{httpEquiv: 'refresh', content: '0;url=' + u}))"),
              Map.entry(
                  "tab-redirected",
                  "location.href = '/lab/echo?status=302&type=text/html&body=&early=&header='"
                      + " + encodeURIComponent('location: ' + u)"),
              Map.entry("window-location", BLANK + "if (w) w.location = u"),
              Map.entry("window-disowned", BLANK + "if (w) { w.opener = null; w.location = u }"),
              Map.entry("window-named", BLANK + "if (w) window.open(u, 'named')"),
              Map.entry(
                  "opener-location", BLANK + "if (w) w.eval(`opener.location = '${u}'; close()`)"),
              Map.entry("popup-open", "window.open(u)"),
              Map.entry("popup-link", click("target: '_blank', ")),
              Map.entry("popup-link-opener", click("target: '_blank', rel: 'opener', ")),
              Map.entry("popup-form", form("post", "target: '_blank', "))));

  private TopLevel() {}

  /** Returns the script that sends the tab, or a new one, there; it ends before that begins. */
  static String script(String kind, String target) {
    return "setTimeout(() => { const u = '" + target + "'; " + KINDS.get(kind) + " })";
  }

  private static String click(String more) {
    return "const a = Object.assign(document.createElement('a'), {"
        + more
        + "href: u}); document.body.append(a); a.click()";
  }

  private static String form(String method, String more) {
    return "const f = Object.assign(document.createElement('form'), {"
        + more
        + "action: u, method: '"
        + method
        + "'}); document.body.append(f); f.submit()";
  }
}
