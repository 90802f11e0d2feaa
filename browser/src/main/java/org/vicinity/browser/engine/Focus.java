package org.vicinity.browser.engine;

import org.cef.browser.CefBrowser;
import org.cef.handler.CefFocusHandlerAdapter;

/** The keyboard goes to and fro between AWT and the page's own X window. */
final class Focus extends CefFocusHandlerAdapter {
  private final Views views;

  Focus(Views views) {
    this.views = views;
  }

  /** Loading a page is no reason to take the keyboard away from where the user types. */
  @Override
  public boolean onSetFocus(CefBrowser browser, FocusSource source) {
    return source == FocusSource.FOCUS_SOURCE_NAVIGATION;
  }

  @Override
  public void onGotFocus(CefBrowser browser) {
    views.of(browser).ifPresent(ChromiumView::gotFocus);
  }
}
