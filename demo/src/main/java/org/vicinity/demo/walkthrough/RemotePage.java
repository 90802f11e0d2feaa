package org.vicinity.demo.walkthrough;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.util.Map;

/** A page of a running browser, reached through its remote debugging port. */
public final class RemotePage implements AutoCloseable {
  private final Playwright playwright;
  private final Browser browser;

  /** Connects to the browser that was started with that remote debugging port. */
  public RemotePage(int port) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser = playwright.chromium().connectOverCDP("http://127.0.0.1:" + port);
  }

  /**
   * Returns the open page whose address starts so.
   *
   * @throws IOException when there is none; names those that are open
   */
  public Page find(String address) throws IOException {
    StringBuilder open = new StringBuilder();
    for (BrowserContext context : browser.contexts()) {
      for (Page page : context.pages()) {
        if (page.url().startsWith(address)) {
          return page;
        }
        open.append(' ').append(page.url());
      }
    }
    throw new IOException("no page at " + address + "; open:" + open);
  }

  /** Disconnects; the browser goes on. */
  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
