package org.vicinity.browser.session;

import java.nio.file.Path;
import java.util.Optional;
import org.vicinity.browser.keep.KeptFile;

/**
 * Keeps what is open. While the browser is being closed, page by page, the file keeps what was open
 * before; if the user then goes on, the next change counts again. On one thread, but for {@link
 * #close}.
 */
public final class Session implements AutoCloseable {
  private static final int MOST_BYTES = 8 * 1024 * 1024;

  /** What changed. */
  public enum Change {
    /** A tab was opened, moved or went elsewhere: the user is there and goes on. */
    LIVE,
    /** A tab was closed, another is shown, a title changed: so it is while all is closed, too. */
    PASSIVE
  }

  private final Optional<KeptFile<SavedSession>> file;
  private final ClosedTabs closedTabs = new ClosedTabs();
  private boolean ending;
  private boolean ended;

  private Session(Optional<KeptFile<SavedSession>> file) {
    this.file = file;
  }

  /** Returns one that is kept in a file. */
  public static Session in(Path file) {
    return new Session(Optional.of(new KeptFile<>(file, SavedSession.class, MOST_BYTES)));
  }

  /** Returns one that is not kept. */
  public static Session forgotten() {
    return new Session(Optional.empty());
  }

  /** Returns what was open when the browser ended, however it did. */
  public SavedSession before() {
    return file.flatMap(KeptFile::read).orElse(SavedSession.EMPTY);
  }

  /** Returns the tabs that were closed last. */
  public ClosedTabs closedTabs() {
    return closedTabs;
  }

  /** All windows are asked to close: what is open now is what comes back. */
  public void ending() {
    ending = true;
  }

  /** The browser ends whatever its pages say: nothing that follows counts. */
  public void ended() {
    ended = true;
  }

  /** Something changed; {@code now} is what is open. */
  public void changed(Change change, SavedSession now) {
    ending = ending && change == Change.PASSIVE;
    if (!ending && !ended) {
      file.ifPresent(kept -> kept.save(now));
    }
  }

  /** Writes what is not on the disk yet. */
  @Override
  public void close() {
    file.ifPresent(KeptFile::close);
  }
}
