package org.vicinity.browser.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import org.cef.browser.CefBrowser;
import org.cef.browser.CefDevToolsClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks whether a window and the page that opened it can reach each other: links and {@code
 * window.open} may ask for the opposite ({@code noopener}), which JCEF does not hand on.
 */
final class OpenerAccess {
  private static final Logger LOG = LoggerFactory.getLogger(OpenerAccess.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private OpenerAccess() {}

  /**
   * Asks. To be called on Chromium's UI thread as soon as the window is there: what any page does
   * to {@code opener} comes later.
   *
   * @return completes with false when Chromium says so, and with true in all other cases
   */
  static CompletableFuture<Boolean> of(CefBrowser browser) {
    CefDevToolsClient client = browser.getDevToolsClient();
    if (client == null) {
      return CompletableFuture.completedFuture(true);
    }
    return client
        .executeDevToolsMethod("Target.getTargetInfo")
        .thenApply(OpenerAccess::reachable)
        .exceptionally(
            failed -> {
              LOG.debug("whether a window has an opener is not known", failed);
              return true;
            });
  }

  private static boolean reachable(String answer) {
    try {
      return JSON.readTree(answer).path("targetInfo").path("canAccessOpener").asBoolean(true);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
