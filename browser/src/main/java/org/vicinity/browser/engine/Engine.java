package org.vicinity.browser.engine;

import java.time.Duration;

/** A running Chromium. */
public interface Engine extends AutoCloseable {
  /**
   * Makes a view of a page. On the event thread.
   *
   * @param target what it shows first
   * @param listener told what happens in it
   */
  BrowserView open(ViewTarget target, ViewListener listener);

  /** Returns what trusts, allows and restricts. */
  EngineControls controls();

  /** Returns the downloads of all pages. */
  EngineDownloads downloads();

  /** Writes the profile to disk and ends Chromium; waits at most that long. Idempotent. */
  void close(Duration limit);

  /** Closes within four seconds. */
  @Override
  default void close() {
    close(Duration.ofSeconds(4));
  }
}
