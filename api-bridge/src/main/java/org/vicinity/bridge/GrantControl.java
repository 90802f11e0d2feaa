package org.vicinity.bridge;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
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
  private final Executor background;

  GrantControl(
      BridgeParts parts,
      Duration publish,
      NameCheck names,
      DeviceHttp http,
      DeviceStates states,
      Documents documents,
      Executor background) {
    this.store = parts.store();
    this.gate = parts.gate();
    this.publish = publish;
    this.names = names;
    this.http = http;
    this.states = states;
    this.documents = documents;
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
        revoke(grant.id());
      } catch (ApiFailure again) {
        LOG.error("grant {} could not be taken back cleanly", grant.id());
      }
      throw failed;
    }
    documents.tell(grant.origin(), Replies.stateChange(states.view(grant)));
    documents.tell(grant.origin(), Replies.deviceChange());
  }

  /**
   * Takes a grant out of the store and out of the engine, then tells the origin's pages; the device
   * is told in the background, if it can be reached. A grant that is gone is no error.
   *
   * @throws ApiFailure {@code INTERNAL} when the store or the engine failed
   */
  void revoke(GrantId id) throws ApiFailure {
    Optional<Grant> found = store.find(id);
    if (found.isEmpty()) {
      return;
    }
    Grant grant = found.get();
    try {
      store.remove(id);
    } catch (GrantStoreException e) {
      LOG.error("grant {} could not be removed", id, e);
      throw new ApiFailure(ApiError.INTERNAL);
    }
    try {
      publish();
    } finally {
      states.forget(id);
      tellDeviceLater(grant);
      documents.tell(grant.origin(), Replies.stateChange(states.revoked(grant)));
      documents.tell(grant.origin(), Replies.deviceChange());
    }
  }

  /**
   * Rolls back the pairings that an earlier run of the browser left pending; does not block. The
   * rows were never published, so nothing depends on when this is done.
   */
  CompletableFuture<Void> recover() {
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

  private void tellDeviceLater(Grant grant) {
    try {
      background.execute(() -> tellDevice(grant));
    } catch (RejectedExecutionException busy) {
      LOG.warn("too busy, or ending: {} was not told to forget", grant.host());
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
    try {
      gate.publish().get(publish.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiFailure(ApiError.INTERNAL);
    } catch (ExecutionException | TimeoutException e) {
      LOG.error("the engine did not take the grants over", e);
      throw new ApiFailure(ApiError.INTERNAL);
    }
  }
}
