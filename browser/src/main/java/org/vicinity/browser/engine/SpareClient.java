package org.vicinity.browser.engine;

import org.cef.CefClient;
import org.cef.browser.CefBrowser;
import org.cef.handler.CefClientHandler;
import org.cef.handler.CefContextMenuHandler;
import org.cef.handler.CefDialogHandler;
import org.cef.handler.CefDisplayHandler;
import org.cef.handler.CefDownloadHandler;
import org.cef.handler.CefDragHandler;
import org.cef.handler.CefFocusHandler;
import org.cef.handler.CefJSDialogHandler;
import org.cef.handler.CefKeyboardHandler;
import org.cef.handler.CefLifeSpanHandler;
import org.cef.handler.CefLoadHandler;
import org.cef.handler.CefPrintHandler;
import org.cef.handler.CefRenderHandler;
import org.cef.handler.CefRequestHandler;
import org.cef.handler.CefWindowHandler;

/**
 * Puts a Java object where JCEF looks for one when Chromium has made a window. JCEF has such a
 * queue for each life span handler, and fills it in one place only, when a browser is asked for. So
 * one is asked for here whose client names the real client's handler while it is asked for, and
 * none afterwards: the object stays for the window that a page opens, and the browser that was
 * asked for, which has no handlers, belongs to nobody and closes itself at once.
 */
final class SpareClient extends CefClientHandler {
  /** A page that is the only one of its window may close it. */
  private static final String CLOSES_ITSELF = "data:text/html,<script>close()</script>";

  private final CefClient client;
  private final JcefAccess jcef;

  /** On Chromium's UI thread only. */
  private boolean asking;

  SpareClient(CefClient client, JcefAccess jcef) {
    this.client = client;
    this.jcef = jcef;
  }

  /**
   * Makes the object the next one that a window of the real client gets. On Chromium's UI thread.
   *
   * @return whether JCEF took it
   */
  boolean register(CefBrowser browser) {
    asking = true;
    try {
      return jcef.createBrowser(browser, this, CLOSES_ITSELF);
    } finally {
      asking = false;
    }
  }

  @Override
  protected CefLifeSpanHandler getLifeSpanHandler() {
    return asking ? client : null;
  }

  @Override
  protected CefBrowser getBrowser(int identifier) {
    return null;
  }

  @Override
  protected Object[] getAllBrowser() {
    return new Object[0];
  }

  @Override
  protected CefContextMenuHandler getContextMenuHandler() {
    return null;
  }

  @Override
  protected CefDialogHandler getDialogHandler() {
    return null;
  }

  @Override
  protected CefDisplayHandler getDisplayHandler() {
    return null;
  }

  @Override
  protected CefDownloadHandler getDownloadHandler() {
    return null;
  }

  @Override
  protected CefDragHandler getDragHandler() {
    return null;
  }

  @Override
  protected CefFocusHandler getFocusHandler() {
    return null;
  }

  @Override
  protected CefJSDialogHandler getJSDialogHandler() {
    return null;
  }

  @Override
  protected CefKeyboardHandler getKeyboardHandler() {
    return null;
  }

  @Override
  protected CefLoadHandler getLoadHandler() {
    return null;
  }

  @Override
  protected CefPrintHandler getPrintHandler() {
    return null;
  }

  @Override
  protected CefRenderHandler getRenderHandler() {
    return null;
  }

  @Override
  protected CefRequestHandler getRequestHandler() {
    return null;
  }

  @Override
  protected CefWindowHandler getWindowHandler() {
    return null;
  }
}
