package org.vicinity.browser.engine;

import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How a download goes.
 *
 * @param number the engine's number of it
 * @param url where it comes from; hostile text
 * @param file where it goes
 * @param received how many bytes are there
 * @param total how many there will be, when the server says it
 * @param speed bytes in a second
 * @param state where it stands
 */
public record Download(
    int number, String url, Path file, long received, OptionalLong total, long speed, State state) {
  /** Where a download stands. */
  public enum State {
    /** Bytes come in. */
    RUNNING,
    /** The user has stopped it for a while. */
    PAUSED,
    /** The file is whole. */
    DONE,
    /** The user has ended it; there is no file. */
    CANCELLED,
    /** The connection, or the disk, has ended it. */
    FAILED
  }

  /** Returns the same in another state. */
  Download as(State next) {
    return new Download(number, url, file, received, total, speed, next);
  }

  /** Returns whether it may still become a file. */
  public boolean isOpen() {
    return state == State.RUNNING || state == State.PAUSED;
  }
}
