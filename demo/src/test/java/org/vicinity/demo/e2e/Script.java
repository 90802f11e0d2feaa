package org.vicinity.demo.e2e;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.time.Duration;

/**
 * Runs JavaScript in a page or a frame as its own code would run: inside a real click, so with user
 * activation.
 */
final class Script {
  private Script() {}

  /** Arms a button with an async function body, and clicks it; the result waits in the page. */
  static void click(Frame frame, String body) {
    frame.evaluate(
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
    frame.click("#script");
  }

  /** As in the page's top frame. */
  static void click(Page page, String body) {
    click(page.mainFrame(), body);
  }

  /**
   * Waits for what the armed function came to: {@code ok: value}, or {@code ErrorName: message}.
   */
  static String result(Frame frame, Duration limit) {
    return (String)
        frame.evaluate(
            """
            limit => Promise.race([window.scriptDone,
              new Promise(resolve => setTimeout(resolve, limit, 'never settled'))])
            """,
            (int) limit.toMillis());
  }

  /** As in the page's top frame. */
  static String result(Page page, Duration limit) {
    return result(page.mainFrame(), limit);
  }

  /** Both at once. */
  static String run(Frame frame, String body, Duration limit) {
    click(frame, body);
    return result(frame, limit);
  }

  /** Both at once, in the page's top frame. */
  static String run(Page page, String body, Duration limit) {
    return run(page.mainFrame(), body, limit);
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
