package org.vicinity.browser.revocation;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.bridge.CertificateRevocations;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantId;
import org.vicinity.certstore.name.Origin;
import org.vicinity.certstore.revocation.RevocationPolicy;
import org.vicinity.certstore.revocation.RevocationRules;
import org.vicinity.certstore.revocation.RevocationStatus;
import org.vicinity.certstore.verify.Rule;
import org.vicinity.certstore.verify.Verdict;

/**
 * Follows the revocation of all granted devices: asks at the start, every {@link #INTERVAL}, when a
 * certificate is set, and at the first connection of a session, and tells of every grant whose
 * status changed. What is known is kept in the profile, so that the next start knows it without a
 * network. Thread-safe.
 */
public final class RevocationMonitor implements CertificateRevocations {
  /** How long a revocation may go unnoticed, while the origin can be reached. */
  public static final Duration INTERVAL = Duration.ofMinutes(10);

  private static final Logger LOG = LoggerFactory.getLogger(RevocationMonitor.class);

  private final Lookup lookup;
  private final Supplier<List<Grant>> active;
  private final Clock clock;
  private final Executor network;
  private volatile Consumer<List<Grant>> onChange = changed -> {};

  /** What was told last; a status of another kind is a change. */
  private final Map<GrantId, RevocationStatus> told = new ConcurrentHashMap<>();

  /**
   * Makes one that asks nobody yet.
   *
   * @param folder where to keep what was learned
   * @param active the active grants
   * @param network runs what waits for an origin, a few at a time
   */
  public RevocationMonitor(
      Path folder, OriginHttp http, Supplier<List<Grant>> active, Clock clock, Executor network) {
    this.lookup = new Lookup(http, new RevocationCache(folder), clock);
    this.active = active;
    this.clock = clock;
    this.network = network;
  }

  /**
   * Begins to ask, at once and then in intervals; returns at once.
   *
   * @param scheduler only starts what is to run
   * @param onChanged told, on threads of the network, the grants that became revoked, unknown or
   *     good
   */
  public void start(
      ScheduledExecutorService scheduler, Duration interval, Consumer<List<Grant>> onChanged) {
    onChange = onChanged;
    network.execute(
        () -> {
          List<Grant> grants = active.get();
          lookup.keepOnly(grants.stream().map(Chain::of).toList());
          grants.forEach(this::remember);
          again(scheduler, interval);
        });
  }

  /**
   * The next round begins an interval after the end of this one, so that none overtakes another.
   */
  private void again(ScheduledExecutorService scheduler, Duration interval) {
    round()
        .whenComplete(
            (done, failed) -> {
              if (failed != null) {
                LOG.error("a round of asking for revocations failed", failed);
              }
              try {
                scheduler.schedule(
                    () -> again(scheduler, interval), interval.toMillis(), TimeUnit.MILLISECONDS);
              } catch (RejectedExecutionException ending) {
                LOG.debug("no more rounds");
              }
            });
  }

  /** Asks about all grants; does not block. */
  CompletableFuture<Void> round() {
    Map<Origin, List<Grant>> byOrigin = new LinkedHashMap<>();
    for (Grant grant : active.get()) {
      byOrigin.computeIfAbsent(grant.origin(), origin -> new ArrayList<>()).add(grant);
    }
    told.keySet()
        .retainAll(
            byOrigin.values().stream()
                .flatMap(List::stream)
                .map(Grant::id)
                .collect(Collectors.toSet()));
    Lookup.Round round = new Lookup.Round();
    return CompletableFuture.allOf(
        byOrigin.values().stream()
            .map(grants -> CompletableFuture.runAsync(() -> refresh(grants, round), network))
            .toArray(CompletableFuture[]::new));
  }

  private void refresh(Collection<Grant> grants, Lookup.Round round) {
    List<Grant> changed = new ArrayList<>();
    for (Grant grant : grants) {
      remember(grant);
      lookup.refresh(Chain.of(grant), round);
      if (hasChanged(grant)) {
        changed.add(grant);
      }
    }
    tell(changed);
  }

  private void remember(Grant grant) {
    told.putIfAbsent(grant.id(), status(grant));
  }

  private boolean hasChanged(Grant grant) {
    AtomicBoolean changed = new AtomicBoolean();
    // As one step: of two threads the one that looked earlier must not have the last word.
    told.compute(
        grant.id(),
        (id, before) -> {
          RevocationStatus now = status(grant);
          changed.set(before == null || !now.getClass().equals(before.getClass()));
          return now;
        });
    return changed.get();
  }

  private void tell(List<Grant> changed) {
    if (!changed.isEmpty()) {
      changed.forEach(grant -> LOG.warn("{} is {}", grant.host(), words(status(grant))));
      onChange.accept(List.copyOf(changed));
    }
  }

  private static String words(RevocationStatus status) {
    if (status instanceof RevocationStatus.Revoked revoked) {
      return revoked.text();
    }
    return status instanceof RevocationStatus.Unknown unknown
        ? "withheld: " + unknown.why()
        : "not revoked";
  }

  /**
   * A device was connected to for the first time in this session; does not block.
   *
   * @param stapled the OCSP responses of its handshake, hostile
   */
  public void connected(Grant grant, List<byte[]> stapled) {
    List<byte[]> copies = List.copyOf(stapled);
    try {
      network.execute(
          () -> {
            remember(grant);
            lookup.stapled(Chain.of(grant), copies);
            refresh(List.of(grant), new Lookup.Round());
          });
    } catch (RejectedExecutionException ending) {
      LOG.debug("the browser ends; a device is not checked any more");
    }
  }

  @Override
  public Verdict check(Origin origin, List<X509Certificate> chain, X509Certificate authority) {
    Chain presented = new Chain(origin, chain, authority);
    List<String> problems = lookup.refresh(presented, new Lookup.Round());
    Verdict verdict = verdict(presented);
    if (verdict instanceof Verdict.Refused refused
        && refused.rule() == Rule.REVOCATION_UNKNOWN
        && !problems.isEmpty()) {
      return new Verdict.Refused(refused.rule(), String.join("; ", problems), refused.expected());
    }
    return verdict;
  }

  /** Judges a grant's certificates, trusted by the verifier, by what is known; asks nobody. */
  public Verdict verdict(Grant grant) {
    return verdict(Chain.of(grant));
  }

  private Verdict verdict(Chain chain) {
    return RevocationRules.check(
        chain.certificates(),
        chain.authority(),
        lookup.known(chain),
        clock.instant(),
        RevocationPolicy.BROWSER);
  }

  /**
   * Returns what the last round found of a grant; looks nothing up, so the event thread may ask.
   */
  public RevocationStatus latest(Grant grant) {
    return told.getOrDefault(
        grant.id(), new RevocationStatus.Good(grant.leaf().getNotAfter().toInstant()));
  }

  @Override
  public RevocationStatus status(Grant grant) {
    Chain chain = Chain.of(grant);
    return RevocationRules.status(
        chain.certificates(),
        chain.authority(),
        lookup.known(chain),
        clock.instant(),
        RevocationPolicy.BROWSER);
  }
}
