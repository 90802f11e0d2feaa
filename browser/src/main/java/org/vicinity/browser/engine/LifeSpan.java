package org.vicinity.browser.engine;

import java.util.Locale;
import java.util.function.Consumer;
import org.cef.browser.CefBrowser;
import org.cef.browser.CefFrame;
import org.cef.handler.CefLifeSpanHandlerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Views come and go; the windows that pages open become tabs. */
final class LifeSpan extends CefLifeSpanHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(LifeSpan.class);

  private static final String BLANK = "about:blank";

  private final Views views;
  private final NavigationPolicy policy;
  private final Popups popups;
  private final Consumer<CefBrowser> created;
  private final Consumer<CefBrowser> closed;

  LifeSpan(
      Views views,
      NavigationPolicy policy,
      Popups popups,
      Consumer<CefBrowser> created,
      Consumer<CefBrowser> closed) {
    this.views = views;
    this.policy = policy;
    this.popups = popups;
    this.created = created;
    this.closed = closed;
  }

  /** Returns false when Chromium is to make the window, which then is a tab of the shell. */
  @Override
  public boolean onBeforePopup(CefBrowser browser, CefFrame frame, String url, String name) {
    return views.of(browser).map(view -> !opens(view, browser, frame, url)).orElse(true);
  }

  private boolean opens(ChromiumView view, CefBrowser browser, CefFrame frame, String url) {
    String opener = frame == null ? "" : frame.getURL();
    ViewTarget target = ViewTarget.byPage(url == null || url.isEmpty() ? BLANK : url, opener);
    if (!isWeb(target.url()) || !view.popups().take()) {
      LOG.debug("a page's request for a new tab was not met");
      return false;
    }
    if (policy.mayReach(opener, target.url())
        && policy.mayReach(browser.getURL(), target.url())
        && popups.expect(view, target)) {
      return true;
    }
    view.tell(l -> l.popup(target));
    return false;
  }

  static boolean isWeb(String url) {
    String lower = url == null ? "" : url.toLowerCase(Locale.ROOT);
    return lower.startsWith("http:") || lower.startsWith("https:") || lower.equals(BLANK);
  }

  @Override
  public void onAfterCreated(CefBrowser browser) {
    if (!popups.fits(browser)) {
      browser.setCloseAllowed();
      browser.close(/* force= */ true);
      return;
    }
    popups.made(browser);
    created.accept(browser);
    views.of(browser).ifPresent(view -> view.created(browser.getIdentifier()));
  }

  @Override
  public boolean doClose(CefBrowser browser) {
    return false;
  }

  /**
   * JCEF calls this before it notes that the browser is closed. A component that leaves its window
   * in between is taken out of the X window with a time limit that JCEF computes wrongly, and when
   * it runs out the process crashes; so it is noted first, which a second time does nothing.
   */
  @Override
  public void onBeforeClose(CefBrowser browser) {
    browser.onBeforeClose();
    closed.accept(browser);
    views.remove(browser).ifPresent(ChromiumView::ended);
  }
}
