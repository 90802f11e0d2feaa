package org.vicinity.browser.engine;

import org.cef.CefSettings.LogSeverity;
import org.cef.browser.CefBrowser;
import org.cef.browser.CefFrame;
import org.cef.handler.CefDisplayHandlerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a page shows besides itself: address, title, status. */
final class Display extends CefDisplayHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(Display.class);
  private static final int LONGEST = 4096;

  private final Views views;

  Display(Views views) {
    this.views = views;
  }

  @Override
  public void onAddressChange(CefBrowser browser, CefFrame frame, String url) {
    if (frame.isMain()) {
      views
          .of(browser)
          .ifPresent(
              view -> {
                view.tracker().addressChanged();
                view.tell(l -> l.address(url));
              });
    }
  }

  @Override
  public void onTitleChange(CefBrowser browser, String title) {
    views.tell(browser, l -> l.title(bounded(title)));
  }

  /**
   * The page fills its tab and not the screen: address and tabs stay in sight, so that no page can
   * draw its own.
   */
  @Override
  public void onFullscreenModeChange(CefBrowser browser, boolean fullscreen) {
    views.of(browser).ifPresent(view -> view.fullscreen(fullscreen));
  }

  @Override
  public void onStatusMessage(CefBrowser browser, String text) {
    views.tell(browser, l -> l.status(bounded(text)));
  }

  /** A page's console is the page's business and does not belong into a log on disk. */
  @Override
  public boolean onConsoleMessage(
      CefBrowser browser, LogSeverity level, String message, String source, int line) {
    if (views.of(browser).isEmpty()) {
      LOG.warn("the rules page says: {}", message);
    }
    return true;
  }

  private static String bounded(String text) {
    if (text == null) {
      return "";
    }
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
