package org.vicinity.bridge;

import java.security.PublicKey;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.bridge.protocol.ApiError;
import org.vicinity.bridge.protocol.ApiFailure;
import org.vicinity.bridge.protocol.DeviceState;
import org.vicinity.bridge.protocol.DeviceView;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantId;
import org.vicinity.certstore.grant.GrantStoreException;
import org.vicinity.certstore.grant.User;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.certstore.name.Origin;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.ExchangeStep;
import org.vicinity.channel.pairing.CertificateRequest;
import org.vicinity.channel.pairing.PairingClient;
import org.vicinity.channel.pairing.PairingRequest;

/**
 * One chosen device on its way to a grant: selected, requested, installed — or ended, and then
 * nothing of it is left on either side. Every failure ends it, and so do its time limit and {@link
 * #abort}, which may come from any thread at any time; only a call in the wrong state, or with
 * arguments that never reached the device, changes nothing.
 *
 * <p>The working methods block, one at a time. The lock guards the phase alone and is held during
 * one write to the store, the one after which the pairing is a grant.
 */
final class Pairing {
  private static final Logger LOG = LoggerFactory.getLogger(Pairing.class);
  private static final int MAX_NAMES = 5;

  private enum Phase {
    SELECTED,
    REQUESTING,
    REQUESTED,
    INSTALLING,
    GRANTED,
    COMPLETE,
    ENDED
  }

  /**
   * Whom the pairing is for.
   *
   * @param id becomes the grant's
   * @param origin the page's, as the engine states it
   * @param user the page's user, when it named one
   */
  record Party(GrantId id, Origin origin, Optional<User> user) {}

  /** The device's answer, checked: step 10. */
  record Request(String csrPem, String attestation, DeviceHostName host) {}

  private final Party party;
  private final DiscoveredDevice device;
  private final PairingClient client;
  private final PairingTools tools;
  private final BiConsumer<Pairing, ApiError> onEnded;
  private final ExchangeProgress progress;
  private final Future<?> alarm;

  // Guarded by this.
  private Phase phase = Phase.SELECTED;
  private boolean unwanted;
  private ApiError ending = ApiError.UNKNOWN_DEVICE;
  private Optional<DeviceHostName> host = Optional.empty();
  private Optional<PublicKey> key = Optional.empty();

  /**
   * Begins with the time limit running.
   *
   * @param client with the open session; the pairing closes it
   * @param onEnded hears once, on any thread, that and why it ended without a grant
   * @param progress shows the user how it goes on
   */
  Pairing(
      Party party,
      DiscoveredDevice device,
      PairingClient client,
      PairingTools tools,
      BiConsumer<Pairing, ApiError> onEnded,
      ExchangeProgress progress) {
    this.party = party;
    this.device = device;
    this.client = client;
    this.tools = tools;
    this.onEnded = onEnded;
    this.progress = progress;
    this.alarm =
        tools.timer().schedule(this::expire, tools.limit().toMillis(), TimeUnit.MILLISECONDS);
  }

  GrantId id() {
    return party.id();
  }

  /** Returns what the page sees while the device is no grant. */
  synchronized DeviceView view() {
    DeviceState state =
        switch (phase) {
          case SELECTED, REQUESTING -> DeviceState.SELECTED;
          case REQUESTED, INSTALLING -> DeviceState.PENDING;
          case GRANTED, COMPLETE -> DeviceState.READY;
          case ENDED -> DeviceState.REVOKED;
        };
    Optional<String> origin =
        phase == Phase.SELECTED || phase == Phase.REQUESTING
            ? Optional.empty()
            : host.map(DeviceHostName::origin);
    return new DeviceView(
        id().value(), device.name(), device.type(), state, origin, Optional.empty());
  }

  /**
   * Steps 5 to 10.
   *
   * @param challenge the service's challenge, of a valid length
   * @param label the wished label; the device's own name when empty
   */
  Request requestCertificate(byte[] challenge, Optional<String> label) throws ApiFailure {
    enter(Phase.SELECTED, Phase.REQUESTING);
    progress.at(ExchangeProgress.Phase.CHECKING_DEVICE);
    try {
      ExchangeStep.CHALLENGED.done();
      CertificateRequest made = ask(challenge, label.orElse(device.name()));
      DeviceHostName name = reservedHost();
      PublicKey csrKey = CsrCheck.check(made.csr(), name);
      tools.names().check(name, csrKey);
      advance(Phase.REQUESTED, Optional.of(csrKey));
      ExchangeStep.CSR_CHECKED.done();
      progress.at(ExchangeProgress.Phase.WAITING_FOR_SITE);
      return new Request(CsrCheck.pem(made.csr()), made.attestation(), name);
    } catch (ApiFailure | RuntimeException failed) {
      throw ended(failed);
    }
  }

  /**
   * Steps 12 and 13.
   *
   * @param certificate the chain and its authority, as the page gave them
   * @return the active grant; the engine does not know it yet
   */
  Grant install(String certificate, String authority) throws ApiFailure {
    enter(Phase.REQUESTED, Phase.INSTALLING);
    progress.at(ExchangeProgress.Phase.INSTALLING);
    Installation installation =
        new Installation(party, device, reservedHost(), csrKey(), client, tools);
    try {
      Grant pending = installation.run(certificate, authority);
      Grant granted = activate(pending);
      alarm.cancel(false);
      client.close();
      tools.hosts().release(granted.host());
      return granted;
    } catch (ApiFailure | RuntimeException failed) {
      ApiFailure reason = ended(failed);
      installation.undo();
      throw reason;
    }
  }

  /**
   * The engine knows the grant.
   *
   * @return false when the user cancelled meanwhile: then the grant is to be taken back, and {@link
   *     #failed} told
   */
  boolean complete() {
    synchronized (this) {
      if (unwanted) {
        return false;
      }
      phase = Phase.COMPLETE;
    }
    progress.ended(ExchangeEnd.CONNECTED);
    return true;
  }

  /** The grant did not come into force. */
  void failed(ApiError why) {
    progress.ended(ExchangeEnd.of(why));
  }

  /** The user does not want it any more; has no effect once it is {@link #complete}. */
  void cancel() {
    synchronized (this) {
      unwanted = phase == Phase.GRANTED;
    }
    abort(ApiError.CANCELLED);
  }

  /** Ends it, unless it is a grant or ended already: the device rolls back, the name is free. */
  void abort(ApiError why) {
    Optional<DeviceHostName> name;
    synchronized (this) {
      if (phase == Phase.ENDED || phase == Phase.GRANTED || phase == Phase.COMPLETE) {
        return;
      }
      phase = Phase.ENDED;
      ending = why;
      name = host;
    }
    LOG.info("pairing {} ended: {}", id(), why);
    alarm.cancel(false);
    client.close();
    name.ifPresent(tools.hosts()::release);
    onEnded.accept(this, why);
    progress.ended(ExchangeEnd.of(why));
  }

  private void expire() {
    synchronized (this) {
      if (phase == Phase.INSTALLING) {
        return;
      }
    }
    abort(ApiError.TIMED_OUT);
  }

  private CertificateRequest ask(byte[] challenge, String label) throws ApiFailure {
    Set<String> refused = new HashSet<>();
    String user = party.user().map(User::id).orElse("");
    while (true) {
      DeviceHostName name = reserve(label, refused);
      try {
        // Said before the answer is awaited, so that steps 7 to 9 come after it in the device's
        // log.
        ExchangeStep.ORIGIN_STATED.done();
        return client.requestCertificate(
            new PairingRequest(party.origin().serialized(), user, challenge, name.value()));
      } catch (ChannelException failed) {
        refused.add(name.value());
        if (failed.error() != ChannelError.NAME_TAKEN || refused.size() == MAX_NAMES) {
          throw DeviceFailures.of(failed);
        }
      }
    }
  }

  private DeviceHostName reserve(String label, Set<String> refused) {
    DeviceHostName name = tools.hosts().reserve(party.origin(), label, refused);
    Optional<DeviceHostName> free;
    synchronized (this) {
      // When it ended meanwhile, nobody else will give the new name back.
      free = phase == Phase.ENDED ? Optional.of(name) : host;
      host = Optional.of(name);
    }
    free.ifPresent(tools.hosts()::release);
    return name;
  }

  private synchronized void enter(Phase from, Phase to) throws ApiFailure {
    if (phase == Phase.ENDED) {
      throw new ApiFailure(ending);
    }
    if (phase != from) {
      throw new ApiFailure(ApiError.WRONG_STATE);
    }
    phase = to;
  }

  private synchronized void advance(Phase to, Optional<PublicKey> csrKey) throws ApiFailure {
    if (phase == Phase.ENDED) {
      throw new ApiFailure(ending);
    }
    phase = to;
    key = csrKey;
  }

  /** The point of no return: from here on it is a grant, whoever goes away. */
  private synchronized Grant activate(Grant pending) throws ApiFailure {
    if (phase == Phase.ENDED) {
      throw new ApiFailure(ending);
    }
    try {
      tools.store().activate(pending.id());
    } catch (GrantStoreException e) {
      LOG.error("a grant could not be stored", e);
      throw new ApiFailure(ApiError.INTERNAL);
    }
    phase = Phase.GRANTED;
    return pending.activated();
  }

  private synchronized DeviceHostName reservedHost() {
    return host.orElseThrow();
  }

  private synchronized PublicKey csrKey() {
    return key.orElseThrow();
  }

  /** Ends it for that failure, and returns what to tell the page: what ended it first. */
  private ApiFailure ended(Exception failed) {
    ApiFailure failure;
    if (failed instanceof ApiFailure told) {
      failure = told;
    } else {
      LOG.error("a pairing failed unexpectedly", failed);
      failure = new ApiFailure(ApiError.INTERNAL);
    }
    abort(failure.error());
    synchronized (this) {
      return ending == failure.error() ? failure : new ApiFailure(ending);
    }
  }
}
