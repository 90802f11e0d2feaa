package org.vicinity.bridge;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.bridge.protocol.ApiError;
import org.vicinity.bridge.protocol.ApiFailure;
import org.vicinity.bridge.protocol.Replies;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantId;
import org.vicinity.certstore.grant.GrantStore;
import org.vicinity.certstore.grant.GrantStoreException;
import org.vicinity.certstore.grant.RevokedGrant;
import org.vicinity.channel.mdns.HostEndpoint;
import org.vicinity.channel.pairing.PairingSecret;

/**
 * Brings grants into force and takes them out again: store, engine, device and pages, in that
 * order. The methods block, except where they say that they do not. Thread-safe.
 */
final class GrantControl {
  private static final Logger LOG = LoggerFactory.getLogger(GrantControl.class);

  private final GrantStore store;
  private final Gate gate;
  private final Duration publish;
  private final NameCheck names;
  private final DeviceHttp http;
  private final DeviceStates states;
  private final Documents documents;
  private final Farewells farewells;
  private final Clock clock;
  private final Executor background;

  GrantControl(
      BridgeParts parts,
      Duration publish,
      NameCheck names,
      DeviceHttp http,
      DeviceStates states,
      Documents documents,
      Farewells farewells,
      Executor background) {
    this.store = parts.store();
    this.gate = parts.gate();
    this.publish = publish;
    this.names = names;
    this.http = http;
    this.states = states;
    this.documents = documents;
    this.farewells = farewells;
    this.clock = parts.clock();
    this.background = background;
  }

  /**
   * Has the engine trust and route a new grant, then tells the origin's pages. If the engine does
   * not, the grant is revoked.
   *
   * @throws ApiFailure {@code INTERNAL}
   */
  void enforce(Grant grant) throws ApiFailure {
    try {
      publish();
    } catch (ApiFailure failed) {
      try {
        revoke(List.of(grant.id()), Duration.ZERO);
      } catch (ApiFailure again) {
        LOG.error("grant {} could not be taken back cleanly", grant.id());
      }
      throw failed;
    }
    documents.tell(grant.origin(), Replies.stateChange(states.view(grant)));
    documents.tell(grant.origin(), Replies.deviceChange());
  }

  /**
   * Takes grants out of force at once: in the store, in the engine, together with what the engine
   * keeps of the devices; then tells the origins' pages. The devices are told in the background,
   * now or as soon as they are there. Grants that are gone are no error.
   *
   * @param ids grants of any origins
   * @param undo how long the devices are left alone so that {@link #restore} is possible
   * @throws ApiFailure {@code INTERNAL} when the store or the engine failed
   */
  void revoke(Collection<GrantId> ids, Duration undo) throws ApiFailure {
    List<Grant> ended;
    try {
      ended = store.revoke(ids, clock.instant());
    } catch (GrantStoreException e) {
      LOG.error("{} grants could not be revoked", ids.size(), e);
      throw new ApiFailure(ApiError.INTERNAL);
    }
    if (ended.isEmpty()) {
      return;
    }
    try {
      publish();
      clear(ended);
    } finally {
      for (Grant grant : ended) {
        states.forget(grant.id());
        farewells.add(grant, undo);
        documents.tell(grant.origin(), Replies.stateChange(states.revoked(grant)));
        documents.tell(grant.origin(), Replies.deviceChange());
      }
    }
  }

  /**
   * Brings revoked grants back into force whose devices have not been told. What the engine kept of
   * them stays removed.
   *
   * @return those that are back; the others' devices know already
   * @throws ApiFailure {@code INTERNAL} when the store or the engine failed
   */
  List<Grant> restore(Collection<GrantId> ids) throws ApiFailure {
    List<GrantId> possible = ids.stream().filter(farewells::cancel).toList();
    List<Grant> restored;
    try {
      restored = store.restore(possible);
    } catch (GrantStoreException e) {
      LOG.error("{} grants could not be restored", possible.size(), e);
      farewells.recover();
      throw new ApiFailure(ApiError.INTERNAL);
    }
    for (Grant grant : restored) {
      enforce(grant);
    }
    return restored;
  }

  /**
   * Takes up what an earlier run of the browser left: pairings that it left pending are rolled
   * back, devices that it could not tell are told. Does not block; only what the engine is asked to
   * remove is removed before a later publication. The rows were never published, so nothing else
   * depends on when this is done.
   */
  CompletableFuture<Void> recover() {
    List<RevokedGrant> revoked = store.revoked();
    // That run may have ended between the store and the engine.
    gate.clear(revoked.stream().map(one -> one.grant().host()).toList())
        .whenComplete(
            (done, failed) -> {
              if (failed != null) {
                LOG.error("data of revoked devices could not be removed", failed);
              }
            });
    farewells.recover();
    List<Grant> pending =
        store.all().stream().filter(grant -> grant.state() == Grant.State.PENDING).toList();
    return CompletableFuture.runAsync(() -> pending.forEach(this::rollBack), background);
  }

  private void rollBack(Grant pending) {
    LOG.info("rolling back the unfinished pairing {}", pending.id());
    tellDevice(pending);
    try {
      store.remove(pending.id());
    } catch (GrantStoreException e) {
      LOG.error("the unfinished pairing {} could not be removed", pending.id(), e);
    }
  }

  private void tellDevice(Grant grant) {
    Optional<HostEndpoint> endpoint = names.lookUp(grant.host());
    if (endpoint.isEmpty()) {
      LOG.info("{} is not on this network and was not told to forget", grant.host());
      return;
    }
    DeviceAnswer answer =
        http.remove(endpoint.get(), grant.leaf().getPublicKey(), new PairingSecret(grant.secret()));
    LOG.info("told {} to forget: {}", grant.host(), answer.getClass().getSimpleName());
  }

  private void publish() throws ApiFailure {
    await(gate.publish(), "the engine did not take the grants over");
  }

  private void clear(List<Grant> ended) throws ApiFailure {
    await(
        gate.clear(ended.stream().map(Grant::host).toList()),
        "the engine did not remove the data of revoked devices; the next start tries again");
  }

  private void await(CompletableFuture<Void> engine, String failure) throws ApiFailure {
    try {
      engine.get(publish.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiFailure(ApiError.INTERNAL);
    } catch (ExecutionException | TimeoutException e) {
      LOG.error(failure, e);
      throw new ApiFailure(ApiError.INTERNAL);
    }
  }
}
