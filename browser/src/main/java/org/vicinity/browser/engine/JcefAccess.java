package org.vicinity.browser.engine;

import java.awt.Component;
import java.awt.Container;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;
import org.cef.browser.CefBrowser;
import org.cef.browser.CefRequestContext;
import org.cef.handler.CefClientHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What JCEF does not offer and opened windows need. It is looked up by name, once, for the version
 * that is built with; without it pages still open tabs, which cannot reach their opener.
 */
final class JcefAccess {
  private static final Logger LOG = LoggerFactory.getLogger(JcefAccess.class);

  private final Method createBrowser;
  private final Method setParent;
  private final Field outside;

  private JcefAccess(Method createBrowser, Method setParent, Field outside) {
    this.createBrowser = createBrowser;
    this.setParent = setParent;
    this.outside = outside;
  }

  /** Returns it for JCEF's windowed browsers; empty when this JCEF is built otherwise. */
  static Optional<JcefAccess> of(CefBrowser browser) {
    try {
      Class<?> base = browser.getClass().getSuperclass();
      Method createBrowser =
          base.getDeclaredMethod(
              "createBrowser",
              CefClientHandler.class,
              long.class,
              String.class,
              boolean.class,
              boolean.class,
              Component.class,
              CefRequestContext.class);
      Method setParent = base.getDeclaredMethod("setParent", long.class, Component.class);
      Field outside = browser.getUIComponent().getClass().getDeclaredField("removed_");
      createBrowser.setAccessible(true);
      setParent.setAccessible(true);
      outside.setAccessible(true);
      return Optional.of(new JcefAccess(createBrowser, setParent, outside));
    } catch (ReflectiveOperationException | RuntimeException otherwise) {
      LOG.warn("pages cannot reach the windows that they open: this JCEF is not known", otherwise);
      return Optional.empty();
    }
  }

  /**
   * Asks for a browser on behalf of that client. On Chromium's UI thread.
   *
   * @return whether JCEF took it
   */
  boolean createBrowser(CefBrowser browser, CefClientHandler client, String url) {
    return call(createBrowser, browser, client, 0L, url, false, false, null, null);
  }

  /**
   * Moves the browser's window into its component. On Chromium's UI thread: on any other JCEF waits
   * for that one with a limit that it computes wrongly, and what comes later crashes the process.
   */
  void embed(CefBrowser browser) {
    if (browser.getUIComponent() instanceof Container panel && panel.getComponentCount() > 0) {
      call(setParent, browser, 0L, panel.getComponent(0));
    }
  }

  /** JCEF does not do so by itself when the component is put into a window for the first time. */
  void embedsLater(CefBrowser browser) {
    try {
      outside.setBoolean(browser.getUIComponent(), false);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static boolean call(Method method, CefBrowser browser, Object... arguments) {
    try {
      method.invoke(browser, arguments);
      return true;
    } catch (IllegalAccessException | InvocationTargetException failed) {
      LOG.warn("JCEF did not do {}", method.getName(), failed);
      return false;
    }
  }
}
