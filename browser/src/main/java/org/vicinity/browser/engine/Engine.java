package org.vicinity.browser.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.vicinity.browser.theme.Scheme;

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

  /**
   * Tells all pages, those that are open too, which scheme the user prefers: the media feature
   * {@code prefers-color-scheme} (Media Queries Level 5, 12.5). The future completes, on any
   * thread, when the engine has taken it.
   */
  CompletableFuture<Void> prefer(Scheme scheme);

  /** Writes the profile to disk and ends Chromium; waits at most that long. Idempotent. */
  void close(Duration limit);

  /** Closes within four seconds. */
  @Override
  default void close() {
    close(Duration.ofSeconds(4));
  }
}
