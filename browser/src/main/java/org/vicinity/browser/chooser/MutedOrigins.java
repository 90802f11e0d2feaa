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
 * three times in a row, or because they withdrew it themselves so often that the user could not.
 * Kept in memory only: the browser's next start forgives. Thread-safe.
 */
public final class MutedOrigins {
  /** So many dismissals in a row mute. */
  public static final int DISMISSALS = 3;

  /** So many choosers in a row that the page itself took away mute. */
  public static final int WITHDRAWALS = 20;

  /** What came of an origin's choosers since the user last picked a device. */
  private record Tally(int dismissals, int withdrawals) {
    private static final Tally NONE = new Tally(0, 0);

    private boolean mutes() {
      return dismissals >= DISMISSALS || withdrawals >= WITHDRAWALS;
    }

    private Tally plus(Tally more) {
      return new Tally(dismissals + more.dismissals, withdrawals + more.withdrawals);
    }
  }

  private final Map<Origin, Tally> tallies = new HashMap<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /** Returns the muted origins as they are now. */
  public synchronized Set<Origin> muted() {
    Set<Origin> muted = new HashSet<>();
    tallies.forEach(
        (origin, tally) -> {
          if (tally.mutes()) {
            muted.add(origin);
          }
        });
    return Set.copyOf(muted);
  }

  /** Returns whether an origin is muted. */
  public boolean isMuted(Origin origin) {
    return tally(origin).mutes();
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
    return tally(origin).dismissals() == DISMISSALS - 1;
  }

  /** The user cancelled that origin's chooser. */
  public void dismissed(Origin origin) {
    count(origin, new Tally(1, 0));
  }

  /** The page took its chooser away before the user decided: aborted, or its document went. */
  public void withdrawn(Origin origin) {
    count(origin, new Tally(0, 1));
  }

  /** The user picked a device: what was dismissed before does not count any more. */
  public void picked(Origin origin) {
    forget(origin);
  }

  private synchronized Tally tally(Origin origin) {
    return tallies.getOrDefault(origin, Tally.NONE);
  }

  private void count(Origin origin, Tally more) {
    boolean mutedNow;
    synchronized (this) {
      boolean before = tally(origin).mutes();
      mutedNow = tallies.merge(origin, more, Tally::plus).mutes() && !before;
    }
    if (mutedNow) {
      tell();
    }
  }

  private void forget(Origin origin) {
    Tally before;
    synchronized (this) {
      before = tallies.remove(origin);
    }
    if (before != null && before.mutes()) {
      tell();
    }
  }

  private void tell() {
    listeners.forEach(Runnable::run);
  }
}
