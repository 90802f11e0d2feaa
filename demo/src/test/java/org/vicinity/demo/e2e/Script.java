package org.vicinity.demo.e2e;

import com.microsoft.playwright.Page;
import java.time.Duration;

/**
 * Runs JavaScript in a page as its own code would run: inside a real click, so with user
 * activation.
 */
final class Script {
  private Script() {}

  /** Arms a button with an async function body, and clicks it; the result waits in the page. */
  static void click(Page page, String body) {
    page.evaluate(
        """
        () => {
          document.querySelector('#script')?.remove();
          const button = document.createElement('button');
          button.id = 'script';
          button.textContent = 'run';
          button.style.cssText = 'position:fixed;top:0;left:0;z-index:9999';
          document.body.append(button);
          window.scriptDone = new Promise(resolve => button.addEventListener('click', () => {
            (async () => { %s })().then(
              value => resolve('ok: ' + (typeof value === 'string' ? value : JSON.stringify(value))),
              error => resolve(error.name + ': ' + error.message));
          }));
        }
        """
            .formatted(body));
    page.click("#script");
  }

  /**
   * Waits for what the armed function came to: {@code ok: value}, or {@code ErrorName: message}.
   */
  static String result(Page page, Duration limit) {
    return (String)
        page.evaluate(
            """
            limit => Promise.race([window.scriptDone,
              new Promise(resolve => setTimeout(resolve, limit, 'never settled'))])
            """,
            (int) limit.toMillis());
  }

  /** Both at once. */
  static String run(Page page, String body, Duration limit) {
    click(page, body);
    return result(page, limit);
  }

  /** Evaluates an async function body without a click. */
  static String evaluate(Page page, String body) {
    return (String)
        page.evaluate(
            """
            () => (async () => { %s })().then(
              value => 'ok: ' + (typeof value === 'string' ? value : JSON.stringify(value)),
              error => error.name + ': ' + error.message)
            """
                .formatted(body));
  }
}
