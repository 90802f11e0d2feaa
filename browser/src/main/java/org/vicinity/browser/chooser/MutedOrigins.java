package org.vicinity.browser.chooser;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.vicinity.certstore.name.Origin;

/**
 * Which origins may not ask any more in this session, because the user cancelled their chooser
 * three times in a row. Kept in memory only: the browser's next start forgives. Thread-safe.
 */
public final class MutedOrigins {
  /** So many dismissals in a row mute. */
  public static final int DISMISSALS = 3;

  private final Map<Origin, Integer> dismissals = new HashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Returns the muted origins as they are now. */
  public synchronized Set<Origin> muted() {
    Set<Origin> muted = new HashSet<>();
    dismissals.forEach(
        (origin, count) -> {
          if (count >= DISMISSALS) {
            muted.add(origin);
          }
        });
    return Set.copyOf(muted);
  }

  /** Returns whether an origin is muted. */
  public boolean isMuted(Origin origin) {
    return count(origin) >= DISMISSALS;
  }

  /** Lets an origin ask again, as if it never had. */
  public void unmute(Origin origin) {
    forget(origin);
  }

  /**
   * Hears of each change, on the thread that causes it.
   *
   * @return ends that; does not throw
   */
  public Subscription onChange(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Hears of changes until it is closed. */
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  /** Returns whether one more dismissal mutes. */
  boolean isLastChance(Origin origin) {
    return count(origin) == DISMISSALS - 1;
  }

  /** The user cancelled that origin's chooser. */
  public void dismissed(Origin origin) {
    boolean mutedNow;
    synchronized (this) {
      mutedNow = dismissals.merge(origin, 1, Integer::sum) == DISMISSALS;
    }
    if (mutedNow) {
      tell();
    }
  }

  /** The user picked a device: what was dismissed before does not count any more. */
  public void picked(Origin origin) {
    forget(origin);
  }

  private synchronized int count(Origin origin) {
    return dismissals.getOrDefault(origin, 0);
  }

  private void forget(Origin origin) {
    Integer before;
    synchronized (this) {
      before = dismissals.remove(origin);
    }
    if (before != null && before >= DISMISSALS) {
      tell();
    }
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }
}
