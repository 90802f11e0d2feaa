package org.vicinity.bridge;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantId;
import org.vicinity.certstore.grant.GrantStore;
import org.vicinity.certstore.grant.GrantStoreException;
import org.vicinity.certstore.grant.RevokedGrant;
import org.vicinity.channel.mdns.HostEndpoint;
import org.vicinity.channel.mdns.LocalNames;
import org.vicinity.channel.pairing.PairingSecret;

/**
 * Tells devices to forget their pairings after the grants were revoked. The list of those that are
 * still to be told is the store's; it outlives the browser. A device that is away is tried again
 * when multicast DNS announces it, after growing pauses, and at each start, until it was told or
 * the time is up.
 *
 * <p>None of this keeps anything alive for pages: it works on grants that are revoked already.
 * Thread-safe; no method but {@link #close} blocks.
 */
final class Farewells implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Farewells.class);
  private static final int THREADS = 4;

  /** What a device says that does not know the pairing: there is nothing left to tell it. */
  private static final Set<Integer> UNKNOWN_THERE = Set.of(401, 403, 404, 410);

  private final GrantStore store;
  private final NameCheck names;
  private final LocalNames link;
  private final DeviceHttp http;
  private final FarewellTimes times;
  private final Clock clock;
  private final Map<GrantId, Farewell> waiting = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor threads;
  private final AutoCloseable listening;

  Farewells(
      BridgeParts parts,
      NameCheck names,
      DeviceHttp http,
      FarewellTimes times,
      ThreadFactory factory) {
    this.store = parts.store();
    this.names = names;
    this.link = parts.names();
    this.http = http;
    this.times = times;
    this.clock = parts.clock();
    this.threads = new ScheduledThreadPoolExecutor(THREADS, factory);
    threads.setRemoveOnCancelPolicy(true);
    this.listening = link.heard(this::announced);
  }

  /** Takes up what the store holds: devices that an earlier run of the browser did not reach. */
  void recover() {
    store.revoked().forEach(revoked -> add(revoked.grant(), Duration.ZERO));
  }

  /**
   * Takes up a grant that was just revoked.
   *
   * @param wait how long the device is left alone, because the user may take it back
   */
  void add(Grant revoked, Duration wait) {
    Farewell farewell = new Farewell(revoked);
    waiting.put(revoked.id(), farewell);
    farewell.plan(wait);
  }

  /**
   * Lets a device keep its pairing.
   *
   * @return false when it is too late: the device was told, or is being told
   */
  boolean cancel(GrantId id) {
    Farewell farewell = waiting.get(id);
    return farewell != null && farewell.cancel();
  }

  /** Gives devices up that were not reached for too long, and the oldest of too many. */
  private boolean isGivenUp(GrantId id) {
    List<RevokedGrant> all = store.revoked();
    Optional<RevokedGrant> own =
        all.stream().filter(revoked -> revoked.grant().id().equals(id)).findFirst();
    if (own.isEmpty() || !clock.instant().isBefore(own.get().at().plus(times.giveUp()))) {
      return true;
    }
    return all.size() > PageBridge.MOST_FAREWELLS
        && all.stream()
            .sorted(Comparator.comparing(RevokedGrant::at).reversed())
            .limit(PageBridge.MOST_FAREWELLS)
            .noneMatch(revoked -> revoked.grant().id().equals(id));
  }

  private void announced(String host) {
    waiting.values().stream()
        .filter(farewell -> farewell.grant.host().value().equals(host))
        .forEach(Farewell::deviceIsThere);
  }

  /** Tells a device; true when there is nothing more to be told. Blocks. */
  private boolean tell(Grant grant) {
    Optional<HostEndpoint> endpoint = names.lookUp(grant.host(), times.lookUp());
    if (endpoint.isEmpty()) {
      LOG.debug("{} is not on this network and was not told to forget", grant.host());
      return false;
    }
    DeviceAnswer answer =
        http.remove(endpoint.get(), grant.leaf().getPublicKey(), new PairingSecret(grant.secret()));
    LOG.info("told {} to forget: {}", grant.host(), answer.getClass().getSimpleName());
    boolean told =
        answer instanceof DeviceAnswer.Done
            || answer instanceof DeviceAnswer.Refused refused
                && UNKNOWN_THERE.contains(refused.status());
    if (!told) {
      link.forget(grant.host().value());
    }
    return told;
  }

  private void forget(Grant grant) {
    try {
      store.remove(grant.id());
    } catch (GrantStoreException failed) {
      LOG.error("the revoked grant {} could not be removed; the next start does it", grant.id());
    }
  }

  /** Tells those that were left alone for the user's sake, as far as they answer at once. */
  @Override
  public void close() {
    try {
      listening.close();
    } catch (Exception failed) {
      LOG.warn("listening to the network could not be ended", failed);
    }
    waiting.values().forEach(Farewell::lastCall);
    threads.shutdown();
    try {
      threads.awaitTermination(times.lookUp().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      threads.shutdownNow();
    }
  }

  /** One device that is still to be told. */
  private final class Farewell {
    private final Grant grant;
    private Future<?> next = CompletableFuture.completedFuture(null);
    private boolean cancelled;
    private boolean running;
    private boolean again;
    private int tries;
    private long lastTry;

    Farewell(Grant grant) {
      this.grant = grant;
    }

    synchronized void plan(Duration wait) {
      try {
        next = threads.schedule(this::attempt, wait.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException ending) {
        LOG.debug("ending: {} is told at the next start", grant.host());
      }
    }

    synchronized boolean cancel() {
      if (running || tries > 0) {
        return false;
      }
      cancelled = true;
      next.cancel(false);
      waiting.remove(grant.id(), this);
      return true;
    }

    /** The first try keeps its time: until then the user may change their mind. */
    synchronized void deviceIsThere() {
      if (running) {
        again = true; // this try may have looked too early
      } else if (tries > 0 && next.cancel(false)) {
        long since = System.nanoTime() - lastTry;
        plan(Duration.ofNanos(Math.max(0, times.brake().toNanos() - since)));
      }
    }

    synchronized void lastCall() {
      if (tries == 0 && !running && next.cancel(false)) {
        plan(Duration.ZERO);
      } else {
        next.cancel(false);
      }
    }

    private synchronized boolean begin() {
      running = !cancelled;
      return running;
    }

    private void attempt() {
      if (!begin()) {
        return;
      }
      boolean over = false;
      try {
        over = store.revoked().stream().noneMatch(one -> one.grant().id().equals(grant.id()));
        if (!over && tell(grant)) {
          over = true;
          forget(grant);
        } else if (!over && isGivenUp(grant.id())) {
          over = true;
          LOG.warn("{} was not reached for too long and may still keep its pairing", grant.host());
          forget(grant);
        }
      } catch (RuntimeException failed) {
        LOG.error("telling {} failed", grant.host(), failed);
      } finally {
        end(over);
      }
    }

    private synchronized void end(boolean over) {
      running = false;
      tries++;
      lastTry = System.nanoTime();
      if (over) {
        waiting.remove(grant.id(), this);
      } else {
        plan(again ? times.brake() : pause());
        again = false;
      }
    }

    private Duration pause() {
      Duration pause = times.pause().multipliedBy(1L << Math.min(tries - 1, 16));
      return pause.compareTo(times.longestPause()) < 0 ? pause : times.longestPause();
    }
  }
}
