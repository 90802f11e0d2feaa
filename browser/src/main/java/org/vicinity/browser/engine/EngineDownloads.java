package org.vicinity.browser.engine;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Downloads of all pages. Thread-safe; what is no open download's number is ignored. */
public interface EngineDownloads {
  /** Sets where they go: asks the user with a dialog that begins there, or saves at once. */
  void to(Path directory, boolean ask);

  /** Sets who is told of each change, on the event thread. */
  void listener(Consumer<Download> listener);

  /** Stops a download for a while. */
  void pause(int number);

  /** Goes on with it. */
  void resume(int number);

  /** Ends it and removes what is there of the file. */
  void cancel(int number);
}
