package org.vicinity.browser.engine;

import java.awt.Component;
import java.util.OptionalInt;

/** One page on the screen: what a tab holds. All methods on the event thread. */
public interface BrowserView {
  /** Returns the component that shows the page. */
  Component component();

  /** Returns the engine's number of this view; empty until the engine has made it. */
  OptionalInt id();

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

  /**
   * Sets the size of the page's contents.
   *
   * @param steps 0 is the normal size, each step is a fifth larger or smaller
   */
  void zoom(int steps);

  /** Does that with the text in the part of the page that has the keyboard. */
  void edit(Edit edit);

  /** Asks the page to close; it may ask the user first. {@link ViewListener#closed} follows. */
  void requestClose();

  /** Closes without asking. {@link ViewListener#closed} follows. */
  void close();
}
