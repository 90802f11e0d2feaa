package org.vicinity.browser.engine;

import java.util.Locale;
import java.util.function.Consumer;
import org.cef.browser.CefBrowser;
import org.cef.browser.CefFrame;
import org.cef.handler.CefLifeSpanHandlerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Views come and go; popups become tabs, without a way back to their opener. */
final class LifeSpan extends CefLifeSpanHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(LifeSpan.class);

  private final Views views;
  private final Consumer<CefBrowser> created;
  private final Consumer<CefBrowser> closed;

  LifeSpan(Views views, Consumer<CefBrowser> created, Consumer<CefBrowser> closed) {
    this.views = views;
    this.created = created;
    this.closed = closed;
  }

  @Override
  public boolean onBeforePopup(CefBrowser browser, CefFrame frame, String url, String name) {
    String opener = frame == null ? "" : frame.getURL();
    boolean web = isWeb(url);
    views
        .of(browser)
        .ifPresent(
            view -> {
              if (!web || !view.popups().take()) {
                LOG.debug("a page's request for a new tab was not met");
                return;
              }
              view.tell(l -> l.popup(ViewTarget.byPage(url, opener)));
            });
    return true;
  }

  static boolean isWeb(String url) {
    String lower = url == null ? "" : url.toLowerCase(Locale.ROOT);
    return lower.startsWith("http:") || lower.startsWith("https:") || lower.equals("about:blank");
  }

  @Override
  public void onAfterCreated(CefBrowser browser) {
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
