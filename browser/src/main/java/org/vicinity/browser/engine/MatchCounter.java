package org.vicinity.browser.engine;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.cef.browser.CefBrowser;

/**
 * Counts a text in a page, since JCEF does not pass on what Chromium counts. It reads the page's
 * visible text, so that the page learns nothing of what is looked for.
 */
final class MatchCounter {
  private static final int SECONDS = 10;

  /** Longer pages are not counted. */
  private static final int LONGEST = 20_000_000;

  private MatchCounter() {}

  /** Says the number in the main frame; fails when the page does not tell, or is too long. */
  static void count(CefBrowser browser, String wanted, CompletableFuture<Matches> result) {
    boolean whole = browser.getFrameCount() <= 1;
    CompletableFuture<String> text = new CompletableFuture<>();
    browser.getText(text::complete);
    text.orTimeout(SECONDS, TimeUnit.SECONDS)
        .thenApplyAsync(
            page -> {
              if (page.length() > LONGEST) {
                throw new CompletionException(new EngineException("the page is too long"));
              }
              return new Matches(in(page, wanted), whole);
            })
        .whenComplete(
            (matches, failed) -> {
              if (failed == null) {
                result.complete(matches);
              } else {
                result.completeExceptionally(failed);
              }
            });
  }

  /** Whitespace counts as Chromium's search counts it: one or many are the same. */
  static int in(String page, String wanted) {
    String text = plain(page);
    String part = plain(wanted);
    int count = 0;
    int at = part.isEmpty() ? -1 : text.indexOf(part);
    while (at >= 0 && count < Matches.MANY) {
      count++;
      at = text.indexOf(part, at + part.length());
    }
    return count;
  }

  private static String plain(String text) {
    return text.replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
