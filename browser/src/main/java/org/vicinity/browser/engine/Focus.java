package org.vicinity.browser.engine;

import org.cef.browser.CefBrowser;
import org.cef.handler.CefFocusHandlerAdapter;

/** The keyboard goes to and fro between AWT and the page's own X window. */
final class Focus extends CefFocusHandlerAdapter {
  private final Views views;

  Focus(Views views) {
    this.views = views;
  }

  @Override
  public void onGotFocus(CefBrowser browser) {
    views.of(browser).ifPresent(ChromiumView::gotFocus);
  }

  @Override
  public void onTakeFocus(CefBrowser browser, boolean next) {
    views.of(browser).ifPresent(ChromiumView::lostFocus);
  }
}
