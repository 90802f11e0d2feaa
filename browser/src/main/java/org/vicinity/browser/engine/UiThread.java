package org.vicinity.browser.engine;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.cef.network.CefCookieManager;

/**
 * Runs code on Chromium's UI thread, where preferences are read and written. JCEF has no executor
 * for it, but calls back there when cookies were written to disk.
 */
final class UiThread {
  private UiThread() {}

  /** Runs it there; the future completes there, too. */
  static <T> CompletableFuture<T> run(Supplier<T> action) {
    CompletableFuture<T> result = new CompletableFuture<>();
    CefCookieManager cookies = CefCookieManager.getGlobalManager();
    boolean posted =
        cookies.flushStore(
            () -> {
              try {
                result.complete(action.get());
              } catch (RuntimeException | Error failed) {
                result.completeExceptionally(failed);
              }
            });
    if (!posted) {
      result.completeExceptionally(new EngineException("the engine takes no more orders"));
    }
    return result;
  }
}
