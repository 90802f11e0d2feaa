package org.vicinity.bridge;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.bridge.protocol.ApiError;
import org.vicinity.bridge.protocol.ApiFailure;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.grant.GrantStoreException;
import org.vicinity.certstore.grant.GrantedDevice;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.certstore.verify.CertificateFormatException;
import org.vicinity.certstore.verify.Expectation;
import org.vicinity.certstore.verify.PemCertificates;
import org.vicinity.certstore.verify.Verdict;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.DiscoveredDevice;
import org.vicinity.channel.ExchangeStep;
import org.vicinity.channel.mdns.HostEndpoint;
import org.vicinity.channel.pairing.PairingClient;
import org.vicinity.channel.pairing.PairingSecret;

/**
 * Steps 12 and 13 of one pairing: verify, deliver, allow, write the pending row, commit over TLS.
 * It ends with a grant that is still pending; {@link #undo} takes back what it did so far. Each
 * grant has the CA that its own pairing brought, because the user consented to that pairing in the
 * chooser; another grant's CA is never changed by it.
 */
final class Installation {
  private static final Logger LOG = LoggerFactory.getLogger(Installation.class);
  private static final int MAX_CHAIN = 5;

  private final Pairing.Party party;
  private final DiscoveredDevice device;
  private final DeviceHostName host;
  private final PublicKey key;
  private final PairingClient client;
  private final PairingTools tools;

  private Optional<Grant> row = Optional.empty();
  private Optional<PairingSecret> mayBeCommitted = Optional.empty();

  Installation(
      Pairing.Party party,
      DiscoveredDevice device,
      DeviceHostName host,
      PublicKey key,
      PairingClient client,
      PairingTools tools) {
    this.party = party;
    this.device = device;
    this.host = host;
    this.key = key;
    this.client = client;
    this.tools = tools;
  }

  /** Does all of it; blocks. */
  Grant run(String certificate, String authorityPem) throws ApiFailure {
    X509Certificate authority = parse("authority", authorityPem, 1).get(0);
    List<X509Certificate> chain = verified(certificate, authority);
    PairingSecret shared = deliver(chain, authority);
    Grant pending = pending(chain, authority, shared);
    try {
      tools.store().begin(pending);
    } catch (GrantStoreException e) {
      LOG.error("a pairing could not be stored", e);
      throw new ApiFailure(ApiError.INTERNAL);
    }
    row = Optional.of(pending);
    HostEndpoint endpoint = tools.names().find(host);
    commit(endpoint, chain.get(0), shared);
    ExchangeStep.ORIGIN_ALLOWED.done();
    return pending;
  }

  /**
   * Takes everything back. The session is closed already, so a device that did not commit rolls
   * back by itself; one that did, perhaps without our hearing of it, is told. If it cannot be told,
   * the row stays, pending, and the next start tries again.
   */
  void undo() {
    if (row.isEmpty() || !deviceForgot()) {
      return;
    }
    try {
      tools.store().remove(party.id());
    } catch (GrantStoreException e) {
      LOG.error("a pending pairing could not be removed; the next start does it", e);
    }
  }

  private boolean deviceForgot() {
    if (mayBeCommitted.isEmpty()) {
      return true;
    }
    boolean forgot =
        tools
            .names()
            .lookUp(host)
            .map(endpoint -> tools.http().remove(endpoint, key, mayBeCommitted.get()))
            .filter(
                answer ->
                    answer instanceof DeviceAnswer.Done || answer instanceof DeviceAnswer.Refused)
            .isPresent();
    if (!forgot) {
      LOG.warn("{} may have committed and could not be told to forget", host);
    }
    return forgot;
  }

  private void commit(HostEndpoint endpoint, X509Certificate leaf, PairingSecret shared)
      throws ApiFailure {
    DeviceAnswer answer = tools.http().commit(endpoint, leaf, shared);
    if (answer instanceof DeviceAnswer.Done || answer instanceof DeviceAnswer.Unreachable) {
      mayBeCommitted = Optional.of(shared);
    }
    DeviceFailures.requireDone(answer);
  }

  private List<X509Certificate> verified(String pem, X509Certificate authority) throws ApiFailure {
    List<X509Certificate> chain = parse("certificate", pem, MAX_CHAIN);
    Verdict verdict =
        tools
            .verifier()
            .verify(chain, new Expectation(host, authority, key), tools.clock().instant());
    if (verdict instanceof Verdict.Trusted trusted) {
      verdict = tools.revocations().check(party.origin(), trusted.chain(), authority);
    }
    if (verdict instanceof Verdict.Refused refused) {
      LOG.info("a certificate for {} was refused: {}", host, refused.message());
      throw new ApiFailure(ApiError.CERTIFICATE_REFUSED, refused.message());
    }
    return ((Verdict.Trusted) verdict).chain();
  }

  private PairingSecret deliver(List<X509Certificate> chain, X509Certificate authority)
      throws ApiFailure {
    try {
      client.deliver(chain, authority);
      ExchangeStep.DELIVERED.done();
      return client.allowOrigin(party.origin().serialized());
    } catch (ChannelException failed) {
      throw DeviceFailures.of(failed);
    }
  }

  private Grant pending(
      List<X509Certificate> chain, X509Certificate authority, PairingSecret shared) {
    return new Grant(
        party.id(),
        party.origin(),
        party.user(),
        new GrantedDevice(device.name(), device.type(), device.vendor()),
        host,
        chain,
        authority,
        shared.bytes(),
        tools.clock().instant(),
        Optional.empty(),
        Grant.State.PENDING);
  }

  private static List<X509Certificate> parse(String what, String pem, int max) throws ApiFailure {
    try {
      return PemCertificates.parse(pem, max);
    } catch (CertificateFormatException malformed) {
      throw new ApiFailure(ApiError.BAD_PEM, what + ": " + malformed.getMessage());
    }
  }
}
