package org.vicinity.browser.gate;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.bridge.Gate;
import org.vicinity.browser.engine.EngineControls;
import org.vicinity.browser.engine.EngineException;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantId;
import org.vicinity.certstore.name.DeviceHostName;

/**
 * Tells the engine what the store says, in an order that at no moment allows more than the store
 * did before or does after: what is taken away goes first (trust, then permission), then the rules
 * that restrict, then what is added (permission, then trust). When a step fails, everything is
 * taken away.
 *
 * <p>One publication runs at a time, on the given executor; calls that come meanwhile share the
 * next one. Thread-safe.
 */
public final class GatePublisher implements Gate {
  private static final Logger LOG = LoggerFactory.getLogger(GatePublisher.class);

  private final EngineControls engine;
  private final Supplier<List<Grant>> active;
  private final Predicate<Grant> vetted;
  private final Consumer<Grant> withdrawn;
  private final Clock clock;
  private final Executor executor;

  private final Object lock = new Object();
  private Optional<CompletableFuture<Void>> waiting = Optional.empty();

  /** What the engine has been told; only the running publication touches it. */
  private Map<GrantId, Grant> published = Map.of();

  /**
   * Makes a gate that has published nothing yet.
   *
   * @param active the store's active grants
   * @param vetted whether the verifier accepts a grant's certificates now; others are not published
   * @param withdrawn told each grant that the engine has just been told to forget
   * @param executor runs publications one at a time, in order
   */
  public GatePublisher(
      EngineControls engine,
      Supplier<List<Grant>> active,
      Predicate<Grant> vetted,
      Consumer<Grant> withdrawn,
      Clock clock,
      Executor executor) {
    this.engine = engine;
    this.active = active;
    this.vetted = vetted;
    this.withdrawn = withdrawn;
    this.clock = clock;
    this.executor = executor;
  }

  @Override
  public CompletableFuture<Void> publish() {
    CompletableFuture<Void> mine;
    synchronized (lock) {
      if (waiting.isPresent()) {
        return waiting.get().copy();
      }
      mine = new CompletableFuture<>();
      waiting = Optional.of(mine);
    }
    executor.execute(() -> run(mine));
    return mine.copy();
  }

  @Override
  public CompletableFuture<Void> clear(Collection<DeviceHostName> hosts) {
    List<String> origins = hosts.stream().map(DeviceHostName::origin).toList();
    CompletableFuture<Void> done = new CompletableFuture<>();
    executor.execute(
        () -> {
          try {
            await(engine.clear(origins));
            done.complete(null);
          } catch (EngineException | RuntimeException failed) {
            done.completeExceptionally(failed);
          }
        });
    return done;
  }

  private void run(CompletableFuture<Void> result) {
    synchronized (lock) {
      // From here on a change of the store may be missed, so that it needs a publication of its
      // own.
      waiting = Optional.empty();
    }
    try {
      replace();
      result.complete(null);
    } catch (EngineException | RuntimeException failed) {
      closeAll();
      result.completeExceptionally(failed);
    }
  }

  private void replace() throws EngineException {
    Map<GrantId, Grant> next = new LinkedHashMap<>();
    active.get().stream().filter(vetted).forEach(grant -> next.put(grant.id(), grant));
    Set<GrantId> kept = new LinkedHashSet<>(published.keySet());
    kept.removeIf(id -> !sameForEngine(published.get(id), next.get(id)));
    if (kept.size() != published.size()) {
      withdraw(kept);
    }
    EnginePolicy policy = EnginePolicy.of(next.values(), clock.instant());
    await(engine.restrict(policy.rules()));
    await(engine.allow(policy.allowed()));
    await(engine.trust(policy.anchors()));
    published = next;
  }

  private void withdraw(Collection<GrantId> kept) throws EngineException {
    List<Grant> gone = new ArrayList<>();
    Map<GrantId, Grant> rest = new LinkedHashMap<>();
    published.forEach(
        (id, grant) -> {
          if (kept.contains(id)) {
            rest.put(id, grant);
          } else {
            gone.add(grant);
          }
        });
    EnginePolicy policy = EnginePolicy.of(rest.values(), clock.instant());
    await(engine.trust(policy.anchors()));
    await(engine.allow(policy.allowed()));
    published = rest;
    gone.forEach(withdrawn);
  }

  /** A grant that was used, or whose certificate was renewed, is still the same to the engine. */
  private static boolean sameForEngine(Grant before, Grant after) {
    return after != null
        && before.origin().equals(after.origin())
        && before.host().equals(after.host())
        && before.authority().equals(after.authority());
  }

  /** The engine's state is not known any more: nothing may be reached. */
  private void closeAll() {
    List<Grant> gone = List.copyOf(published.values());
    published = Map.of();
    for (Supplier<CompletableFuture<Void>> step :
        List.<Supplier<CompletableFuture<Void>>>of(
            () -> engine.trust(List.of()), () -> engine.allow(List.of()))) {
      try {
        await(step.get());
      } catch (EngineException | RuntimeException failed) {
        LOG.error("the engine could not be told to keep everybody away from the devices", failed);
      }
    }
    gone.forEach(withdrawn);
  }

  private static void await(CompletableFuture<Void> step) throws EngineException {
    try {
      step.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof EngineException known) {
        throw known;
      }
      throw new EngineException(
          "the engine did not do what the gate asked: " + failed.getCause(), failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new EngineException("interrupted while the engine was told", interrupted);
    }
  }
}
