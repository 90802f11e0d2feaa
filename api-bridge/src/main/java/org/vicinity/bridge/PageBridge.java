package org.vicinity.bridge;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.bridge.protocol.ApiError;
import org.vicinity.bridge.protocol.ApiFailure;
import org.vicinity.bridge.protocol.Replies;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantId;

/**
 * The browser's end of {@code navigator.localDevices}. The shell feeds it what the engine's query
 * function brings, and tells it when documents go away; the bridge answers every query exactly
 * once. All methods but {@link #close} return at once and may be called on any thread.
 */
public final class PageBridge implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PageBridge.class);

  /** As many revoked devices are remembered until they are told; of more, the oldest are not. */
  static final int MOST_FAREWELLS = 1000;

  private static final int BACKGROUND_WORKERS = 2;
  private static final int BACKGROUND_QUEUE = 1024;
  private static final long IDLE_SECONDS = 30;
  private static final long CLOSE_SECONDS = 10;

  private final Documents documents = new Documents();
  private final ThreadFactory threads = daemons();
  private final ThreadPoolExecutor workers;
  private final ThreadPoolExecutor background = pool(BACKGROUND_WORKERS, BACKGROUND_QUEUE, threads);
  private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, threads);
  private final DeviceHttp http;
  private final RequestGate gate;
  private final DeviceStates states;
  private final GrantControl control;
  private final DeviceBroker broker;
  private final Farewells farewells;
  private final BridgeLimits limits;
  private volatile boolean closed;

  /** Makes a bridge that works at once; call {@link #recover} before the first page loads. */
  public PageBridge(BridgeParts parts) {
    this(parts, BridgeLimits.STANDARD);
  }

  PageBridge(BridgeParts parts, BridgeLimits limits) {
    this.limits = limits;
    workers = pool(limits.workers(), limits.queue(), threads);
    timer.setRemoveOnCancelPolicy(true);
    http = new DeviceHttp(limits.deviceCall());
    gate = new RequestGate(parts.secret(), documents, limits.pendingCalls());
    NameCheck names = new NameCheck(parts.names(), http, limits.lookUp());
    states =
        new DeviceStates(
            names,
            parts.revocations(),
            parts.clock(),
            (grant, view) -> documents.tell(grant.origin(), Replies.stateChange(view)));
    farewells = new Farewells(parts, names, http, limits.farewell(), threads);
    control =
        new GrantControl(
            parts, limits.publish(), names, http, states, documents, farewells, background);
    PairingTools tools =
        new PairingTools(
            parts.store(),
            parts.verifier(),
            parts.revocations(),
            names,
            http,
            new HostReservations(parts.store()),
            parts.clock(),
            timer,
            limits.selection());
    broker = new DeviceBroker(parts, tools, control, states, workers, background);
    timer.scheduleWithFixedDelay(
        () -> documents.origins().forEach(origin -> broker.refresh(parts.store().of(origin))),
        limits.watch().toMillis(),
        limits.watch().toMillis(),
        TimeUnit.MILLISECONDS);
  }

  /**
   * Takes one query of a page.
   *
   * @param queryId the engine's number of the query, for {@link #cancelled}
   * @param frame the document that asks, as the engine states it
   * @param message what the page passed, untouched and hostile
   * @param reply the way back
   */
  public void query(long queryId, PageFrame frame, String message, PageReply reply) {
    Call call = documents.open(queryId, reply);
    try {
      if (closed) {
        throw new ApiFailure(ApiError.ABORTED);
      }
      Optional<RequestGate.Admission> admission = gate.admit(frame, message, call);
      if (admission.isPresent()) {
        RequestGate.Admission in = admission.get();
        broker.handle(frame.browserId(), in.document(), in.request(), call);
      }
    } catch (ApiFailure refused) {
      LOG.debug("a query was refused: {}", refused.error());
      call.reject(refused);
    } catch (RuntimeException e) {
      LOG.error("a query failed unexpectedly", e);
      call.reject(new ApiFailure(ApiError.INTERNAL));
    }
  }

  /**
   * The engine says that nobody waits for that query any more: aborted by the page, or its document
   * went away. What it had begun is rolled back; its reply is not called.
   */
  public void cancelled(long queryId) {
    documents.cancelled(queryId);
  }

  /**
   * The document that this frame showed is gone: navigated away, closed, or its process died. Its
   * unfinished pairings are rolled back. A document that took its place already and lost its
   * subscription by this subscribes again.
   */
  public void documentGone(int browserId, String frameId) {
    documents.end(key -> key.browserId() == browserId && key.frameId().equals(frameId));
  }

  /**
   * Revokes grants at once, at the user's wish, even when pages keep the bridge busy. The devices
   * are told after {@link #undoTime}, or when the bridge is closed.
   *
   * @return completes when store and engine have it, and the engine keeps nothing of the devices;
   *     fails when one of them did not
   */
  public CompletableFuture<Void> revoke(Collection<GrantId> ids) {
    return atOnce(
        () -> {
          control.revoke(ids, limits.farewell().undo());
          return null;
        });
  }

  /**
   * Undoes revocations whose devices have not been told yet.
   *
   * @return those that count again
   */
  public CompletableFuture<List<Grant>> restore(Collection<GrantId> ids) {
    return atOnce(() -> control.restore(ids));
  }

  /** Returns how long {@link #restore} is possible after {@link #revoke}. */
  public Duration undoTime() {
    return limits.farewell().undo();
  }

  private <T> CompletableFuture<T> atOnce(Callable<T> work) {
    CompletableFuture<T> done = new CompletableFuture<>();
    threads
        .newThread(
            () -> {
              try {
                done.complete(work.call());
              } catch (Exception e) {
                done.completeExceptionally(e);
              }
            })
        .start();
    return done;
  }

  /**
   * Tells the pages of a grant's origin that something else is known of its certificates; does not
   * block. Call it when the engine was told.
   */
  public void revocationChanged(Grant grant) {
    documents.tell(grant.origin(), Replies.stateChange(states.revocationChanged(grant)));
    documents.tell(grant.origin(), Replies.deviceChange());
  }

  /**
   * Takes up what an earlier run of the browser left unfinished: pairings are rolled back, devices
   * told that were revoked, and data of these removed. Call it once, before the grants are
   * published and the first page loads; there is no need to wait for it.
   *
   * @return completes when the pairings are rolled back
   */
  public CompletableFuture<Void> recover() {
    return control.recover();
  }

  /**
   * Ends the bridge: rejects what is pending, rolls unfinished pairings back, and waits up to ten
   * seconds for the work that does so and for devices that are still to be told of a revocation.
   */
  @Override
  public void close() {
    closed = true;
    documents.end(key -> true);
    timer.shutdownNow();
    workers.shutdown();
    try {
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
      workers.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS);
      // The workers may have left something for it to tell to devices.
      background.shutdown();
      background.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      farewells.close();
      workers.shutdownNow();
      background.shutdownNow();
      http.close();
    }
  }

  private static ThreadPoolExecutor pool(int size, int queue, ThreadFactory threads) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            size, size, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(queue), threads);
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  private static ThreadFactory daemons() {
    AtomicInteger count = new AtomicInteger();
    return task -> {
      Thread thread = new Thread(task, "vicinity-bridge-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }
}
