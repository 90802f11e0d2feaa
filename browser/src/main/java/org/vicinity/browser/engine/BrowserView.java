package org.vicinity.browser.engine;

import java.awt.Component;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/** One page on the screen: what a tab holds. All methods on the event thread. */
public interface BrowserView {
  /** Returns the component that shows the page. */
  Component component();

  /** Returns the engine's number of this view; empty until the engine has made it. */
  OptionalInt id();

  /**
   * Makes the page although nobody looks at it yet; otherwise it is made when it is first shown.
   * Does nothing before the component is in a window.
   */
  void begin();

  /** Loads an address on behalf of the user. */
  void load(String url);

  /** Goes one page back in the history, when there is one. */
  void back();

  /** Goes one page forward in the history, when there is one. */
  void forward();

  /**
   * Loads the page again.
   *
   * @param cache whether cached parts may be used
   */
  void reload(boolean cache);

  /** Stops loading. */
  void stop();

  /** Gives the keyboard to the page, or takes it. */
  void focus(boolean page);

  /** Sets the size of the contents of all pages of this host, in percent. */
  void zoom(int percent);

  /** Marks a text in the page, and goes to the next place that has it. */
  void find(String text, boolean forward);

  /** Takes the marks away. */
  void stopFinding();

  /** Counts a text in the page; completes on any thread, and fails when the page does not tell. */
  CompletableFuture<Matches> count(String text);

  /** Opens the tools for web developers in a window of their own. */
  void developerTools();

  /** Writes the page to a PDF file; completes on any thread, and fails when that did not work. */
  CompletableFuture<Void> print(Path file);

  /** Does that with the text in the part of the page that has the keyboard. */
  void edit(Edit edit);

  /** Asks the page to close; it may ask the user first. {@link ViewListener#closed} follows. */
  void requestClose();

  /** Closes without asking. {@link ViewListener#closed} follows. */
  void close();
}
