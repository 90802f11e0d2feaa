package org.vicinity.bridge;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.bridge.protocol.ApiError;
import org.vicinity.bridge.protocol.ApiFailure;
import org.vicinity.bridge.protocol.DeviceState;
import org.vicinity.bridge.protocol.DeviceView;
import org.vicinity.bridge.protocol.PageRequest;
import org.vicinity.bridge.protocol.Replies;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantId;
import org.vicinity.certstore.grant.GrantStore;
import org.vicinity.channel.ExchangeStep;
import org.vicinity.channel.pairing.PairingClient;

/**
 * Answers the calls that the gate let in. It says steps 1, 5, 6, 10, 12 and 13 in the log; 2 to 4
 * are the chooser's, 7 to 9 the device's, 11 the service's, and 14 is the device's again.
 *
 * <p>{@link #handle} never blocks; what does, runs on the workers.
 */
final class DeviceBroker {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceBroker.class);
  private static final int MIN_CHALLENGE = 16;
  private static final int MAX_CHALLENGE = 64;

  /** Work that ends with a reply. */
  private interface Work {
    String reply() throws ApiFailure, InterruptedException;
  }

  private final DeviceChooser chooser;
  private final GrantStore store;
  private final PairingTools tools;
  private final GrantControl control;
  private final DeviceStates states;
  private final Availability availability;
  private final Executor workers;
  private final Executor background;

  DeviceBroker(
      BridgeParts parts,
      PairingTools tools,
      GrantControl control,
      DeviceStates states,
      Executor workers,
      Executor background) {
    this.chooser = parts.chooser();
    this.store = parts.store();
    this.tools = tools;
    this.control = control;
    this.states = states;
    this.availability = new Availability(parts.transports(), parts.clock());
    this.workers = workers;
    this.background = background;
  }

  /** Answers a call, now or later. */
  void handle(int browserId, PageDocument document, PageRequest request, Call call) {
    if (request instanceof PageRequest.RequestDevice wanted) {
      requestDevice(browserId, document, wanted, call);
    } else if (request instanceof PageRequest.CreateCertificateRequest wanted) {
      work(call, () -> createCertificateRequest(document, wanted, call));
    } else if (request instanceof PageRequest.SetCertificate wanted) {
      work(call, () -> setCertificate(document, wanted, call));
    } else if (request instanceof PageRequest.Forget wanted) {
      work(call, () -> forget(document, wanted.device()));
    } else if (request instanceof PageRequest.Devices) {
      work(call, () -> devices(document));
    } else if (request instanceof PageRequest.Availability) {
      work(call, () -> Replies.availability(availability.get()));
    } else {
      throw new IllegalArgumentException("subscriptions end at the gate");
    }
  }

  private void work(Call call, Work work) {
    try {
      workers.execute(() -> run(call, work));
    } catch (RejectedExecutionException full) {
      call.reject(new ApiFailure(ApiError.FLOOD));
    }
  }

  private static void run(Call call, Work work) {
    if (call.isSettled()) {
      return;
    }
    try {
      call.resolve(work.reply());
    } catch (ApiFailure failed) {
      call.reject(failed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      call.reject(new ApiFailure(ApiError.ABORTED));
    } catch (RuntimeException e) {
      LOG.error("a call of a page failed unexpectedly", e);
      call.reject(new ApiFailure(ApiError.INTERNAL));
    }
  }

  private void requestDevice(
      int browserId, PageDocument document, PageRequest.RequestDevice wanted, Call call) {
    ExchangeStep.REQUESTED.done();
    CompletableFuture<ChooserOutcome> choice =
        chooser.choose(
            new ChooserRequest(browserId, document.origin(), wanted.user(), wanted.predicate()));
    call.whenCancelled(() -> choice.cancel(true));
    choice.whenComplete(
        (outcome, problem) -> {
          if (problem != null) {
            LOG.info("the chooser ended without an outcome: {}", problem.toString());
            call.reject(new ApiFailure(ApiError.NOT_FOUND));
          } else {
            chosen(document, wanted, call, outcome);
          }
        });
  }

  private void chosen(
      PageDocument document, PageRequest.RequestDevice wanted, Call call, ChooserOutcome outcome) {
    if (outcome instanceof ChooserOutcome.Chosen chosen) {
      try {
        select(document, wanted, call, chosen);
      } catch (RuntimeException ending) {
        LOG.info("a chosen device was let go: {}", ending.toString());
        chosen.session().close();
        chosen.progress().ended(ExchangeEnd.WITHDRAWN);
        call.reject(new ApiFailure(ApiError.ABORTED));
      }
    } else if (outcome instanceof ChooserOutcome.Suppressed) {
      call.reject(new ApiFailure(ApiError.CHOOSER_SUPPRESSED));
    } else {
      // Dismissed or failed: the user saw why, the page learns nothing.
      call.reject(new ApiFailure(ApiError.NOT_FOUND));
    }
  }

  private void select(
      PageDocument document,
      PageRequest.RequestDevice wanted,
      Call call,
      ChooserOutcome.Chosen chosen) {
    Pairing.Party party = new Pairing.Party(GrantId.random(), document.origin(), wanted.user());
    Pairing pairing =
        new Pairing(
            party,
            chosen.device(),
            new PairingClient(chosen.session()),
            tools,
            (ended, why) -> ended(document, ended, why),
            chosen.progress());
    chosen.progress().began(pairing::cancel);
    // In this order, so that whichever of page and device goes away finds the pairing.
    if (!document.add(pairing) || !call.resolve(Replies.device(pairing.view()))) {
      pairing.abort(ApiError.ABORTED);
    }
  }

  private static void ended(PageDocument document, Pairing pairing, ApiError why) {
    boolean told = why == ApiError.TIMED_OUT || why == ApiError.CANCELLED;
    ApiError later = told ? why : ApiError.UNKNOWN_DEVICE;
    document.ended(pairing.id(), later);
    document.tell(Replies.notSetUp(pairing.view(), new ApiFailure(later)));
  }

  private String createCertificateRequest(
      PageDocument document, PageRequest.CreateCertificateRequest wanted, Call call)
      throws ApiFailure {
    byte[] challenge = challenge(wanted.challenge());
    Pairing pairing = pairing(document, wanted.device());
    call.whenCancelled(() -> pairing.abort(ApiError.ABORTED));
    Pairing.Request made = pairing.requestCertificate(challenge, wanted.label());
    return Replies.certificateRequest(
        pairing.view(), made.csrPem(), made.attestation(), made.host().value());
  }

  private String setCertificate(PageDocument document, PageRequest.SetCertificate wanted, Call call)
      throws ApiFailure {
    Pairing pairing = pairing(document, wanted.device());
    call.whenCancelled(() -> pairing.abort(ApiError.ABORTED));
    Grant grant = pairing.install(wanted.certificate(), wanted.authority());
    document.settled(grant.id());
    try {
      control.enforce(grant);
      if (!pairing.complete()) {
        control.revoke(List.of(grant.id()), Duration.ZERO);
        throw new ApiFailure(ApiError.CANCELLED);
      }
    } catch (ApiFailure failed) {
      pairing.failed(failed.error());
      throw failed;
    } catch (RuntimeException failed) {
      pairing.failed(ApiError.INTERNAL);
      throw failed;
    }
    return Replies.device(states.view(grant));
  }

  private String forget(PageDocument document, GrantId id) throws ApiFailure {
    Optional<Pairing> pairing = document.pairing(id);
    if (pairing.isPresent()) {
      pairing.get().abort(ApiError.UNKNOWN_DEVICE);
      return Replies.done();
    }
    if (grant(document, id).isEmpty()) {
      throw new ApiFailure(document.ending(id));
    }
    control.revoke(List.of(id), Duration.ZERO);
    return Replies.done();
  }

  private String devices(PageDocument document) {
    List<Grant> grants = store.of(document.origin());
    // A certificate that was revoked may come back into force; until then the device is gone.
    List<DeviceView> views =
        grants.stream()
            .map(states::view)
            .filter(view -> view.state() != DeviceState.REVOKED)
            .toList();
    refresh(grants);
    return Replies.devices(views);
  }

  /** Looks for devices in the background; pages hear of what changed. */
  void refresh(List<Grant> grants) {
    for (Grant grant : grants) {
      try {
        background.execute(() -> states.refresh(grant));
      } catch (RejectedExecutionException busy) {
        LOG.debug("too busy to look for devices");
        return;
      }
    }
  }

  private Pairing pairing(PageDocument document, GrantId id) throws ApiFailure {
    Optional<Pairing> pairing = document.pairing(id);
    if (pairing.isEmpty()) {
      throw new ApiFailure(
          grant(document, id).isPresent() ? ApiError.WRONG_STATE : document.ending(id));
    }
    return pairing.get();
  }

  /** A grant of another origin is as unknown as one that never was. */
  private Optional<Grant> grant(PageDocument document, GrantId id) {
    return store
        .find(id)
        .filter(grant -> grant.origin().equals(document.origin()))
        .filter(grant -> grant.state() == Grant.State.ACTIVE);
  }

  private static byte[] challenge(String text) throws ApiFailure {
    try {
      byte[] challenge = Base64.getUrlDecoder().decode(text);
      if (challenge.length >= MIN_CHALLENGE && challenge.length <= MAX_CHALLENGE) {
        return challenge;
      }
    } catch (IllegalArgumentException notBase64url) {
      LOG.debug("a challenge was not base64url");
    }
    throw new ApiFailure(ApiError.CHALLENGE_LENGTH);
  }
}
