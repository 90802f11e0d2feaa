package org.vicinity.bridge;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.DiscoveryListener;
import org.vicinity.channel.NearFieldTransport;
import org.vicinity.channel.TransportStatus;

/**
 * Whether devices can be searched for at all: one transport can search now. Says nothing about
 * devices. Asked of the transports at most every ten seconds, however often pages ask.
 */
final class Availability {
  private static final Duration FRESH = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final List<NearFieldTransport> transports;
  private final Clock clock;
  private boolean last;
  private Instant asked = Instant.MIN;

  Availability(List<NearFieldTransport> transports, Clock clock) {
    this.transports = transports;
    this.clock = clock;
  }

  /** Blocks for at most a second per transport. */
  synchronized boolean get() throws InterruptedException {
    Instant now = clock.instant();
    if (asked.equals(Instant.MIN) || !now.isBefore(asked.plus(FRESH)) || now.isBefore(asked)) {
      last = false;
      for (NearFieldTransport transport : transports) {
        if (canSearch(transport)) {
          last = true;
          break;
        }
      }
      asked = now;
    }
    return last;
  }

  private static boolean canSearch(NearFieldTransport transport) throws InterruptedException {
    FirstStatus first = new FirstStatus();
    NearFieldTransport.Discovery discovery = transport.discover(first);
    try {
      TransportStatus status = first.told.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return status instanceof TransportStatus.Searching;
    } catch (TimeoutException | ExecutionException silent) {
      return false;
    } finally {
      discovery.close();
    }
  }

  private static final class FirstStatus implements DiscoveryListener {
    private final CompletableFuture<TransportStatus> told = new CompletableFuture<>();

    @Override
    public void seen(DiscoveredDevice device) {}

    @Override
    public void lost(DiscoveredDevice device) {}

    @Override
    public void status(TransportStatus status) {
      told.complete(status);
    }
  }
}
