package org.vicinity.channel.lan;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.DiscoveryListener;
import org.vicinity.channel.TransportStatus;

/** Keeps what a search tells, for a test to wait for. */
final class Events implements DiscoveryListener {
  private static final int LIMIT_SECONDS = 40;

  private final BlockingQueue<DiscoveredDevice> seen = new LinkedBlockingQueue<>();
  private final BlockingQueue<DiscoveredDevice> lost = new LinkedBlockingQueue<>();
  private final BlockingQueue<TransportStatus> statuses = new LinkedBlockingQueue<>();

  @Override
  public void seen(DiscoveredDevice device) {
    seen.add(device);
  }

  @Override
  public void lost(DiscoveredDevice device) {
    lost.add(device);
  }

  @Override
  public void status(TransportStatus status) {
    statuses.add(status);
  }

  DiscoveredDevice nextSeen(Predicate<DiscoveredDevice> wanted) throws InterruptedException {
    return next(seen, wanted);
  }

  DiscoveredDevice nextLost(Predicate<DiscoveredDevice> wanted) throws InterruptedException {
    return next(lost, wanted);
  }

  TransportStatus nextStatus() throws InterruptedException {
    return next(statuses, status -> true);
  }

  /** Returns how many devices were seen that nobody waited for. */
  long seenLeft(Predicate<DiscoveredDevice> wanted) {
    return seen.stream().filter(wanted).count();
  }

  private static <T> T next(BlockingQueue<T> queue, Predicate<T> wanted)
      throws InterruptedException {
    T next;
    do {
      next = queue.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("the event did not come");
      }
    } while (!wanted.test(next));
    return next;
  }
}
