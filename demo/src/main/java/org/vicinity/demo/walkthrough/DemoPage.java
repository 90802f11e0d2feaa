package org.vicinity.demo.walkthrough;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The demo service's page, used as its visitor would: clicks and typing, and a look at what it
 * shows.
 */
public final class DemoPage {
  private final Page page;

  /** Takes the open page. */
  public DemoPage(Page page) {
    this.page = page;
  }

  /** Logs in as one of the demo's users; the password is the one that the page itself tells. */
  public void logIn(String user) {
    page.fill("#login-user", user);
    page.fill("#login-password", user + "-demo");
    page.click("#login-submit");
    page.waitForSelector(
        "#connect", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.VISIBLE));
  }

  /** Clicks the button that finds and connects a device. */
  public void clickConnect() {
    page.click("#connect");
  }

  /**
   * Waits until the page shows a connected device.
   *
   * @return what the page says then
   */
  public String awaitConnected(Duration limit) throws IOException {
    String state = awaitSettled(limit);
    String text = page.textContent("#status").strip();
    if (!state.equals("connected")) {
      throw new IOException(
          "the page shows: %s %s (%s)"
              .formatted(
                  text,
                  page.textContent("#advice").strip(),
                  page.getAttribute("#status", "data-error")));
    }
    return text;
  }

  /** Waits until the page's status is final: {@code connected} or {@code failed}. */
  public String awaitSettled(Duration limit) {
    page.waitForSelector(
        "#status[data-state=connected], #status[data-state=failed]",
        new Page.WaitForSelectorOptions().setTimeout(limit.toMillis()));
    return page.getAttribute("#status", "data-state");
  }

  /** Returns what the status line says. */
  public String status() {
    return page.textContent("#status").strip();
  }

  /** Returns the device's origin as the page shows it, or an empty text. */
  public String deviceOrigin() {
    return page.textContent("#device-origin").strip();
  }

  /** Plays the device's video, jumps towards its end (a range request), and tells what was seen. */
  public String playVideo(Duration limit) {
    return (String)
        page.evaluate(
            """
            async limit => {
              const video = document.querySelector('#video');
              const event = (name) => new Promise((resolve, reject) => {
                const timer = setTimeout(() => reject(new Error(`no ${name} event; video error: ` +
                    (video.error ? video.error.message : 'none'))), limit);
                video.addEventListener(name, () => { clearTimeout(timer); resolve(); }, {once: true});
              });
              if (video.readyState < 1) await event('loadedmetadata');
              video.muted = true;
              const moving = event('timeupdate');
              await video.play();
              await moving;
              const played = video.currentTime;
              const seeked = event('seeked');
              video.currentTime = video.duration * 0.8;
              await seeked;
              if (video.error) throw new Error(video.error.message);
              return `${video.videoWidth}x${video.videoHeight}, ${video.duration.toFixed(1)} s, playing, ` +
                  `jumped to ${video.currentTime.toFixed(1)} s, from ${new URL(video.currentSrc).host}`;
            }
            """,
            (int) limit.toMillis());
  }

  /** Uploads a sample and waits for the page's own comparison. */
  public String upload(Duration limit) throws IOException {
    page.click("#upload-sample");
    page.waitForSelector(
        "#upload-result[data-state]",
        new Page.WaitForSelectorOptions().setTimeout(limit.toMillis()));
    String text = page.textContent("#upload-result").strip();
    if (!"ok".equals(page.getAttribute("#upload-result", "data-state"))) {
      throw new IOException(text);
    }
    return text;
  }

  /** Waits for live messages over WSS. */
  public String messages(int count, Duration limit) {
    page.waitForFunction(
        "count => document.querySelectorAll('#messages > *').length >= count",
        count,
        new Page.WaitForFunctionOptions().setTimeout(limit.toMillis()));
    return page.locator("#messages > *").count()
        + " messages, the last: "
        + page.locator("#messages > *").last().textContent().strip();
  }

  /** Saves a picture of the page. */
  public void screenshot(Path file) {
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }
}
