package org.vicinity.demo.device;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vicinity.certstore.name.DeviceHostName;
import org.vicinity.certstore.name.Origin;
import org.vicinity.certstore.name.OriginLabel;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.ExchangeStep;
import org.vicinity.channel.attestation.AttestationSigner;
import org.vicinity.channel.mdns.NameConflictException;
import org.vicinity.channel.pairing.CertificateRequest;
import org.vicinity.channel.pairing.DeviceSide;
import org.vicinity.channel.pairing.PairingRequest;
import org.vicinity.channel.pairing.PairingSecret;
import org.vicinity.demo.device.cache.UploadStore;
import org.vicinity.demo.device.host.HostTable;
import org.vicinity.demo.device.host.PairedHost;
import org.vicinity.demo.device.host.PairedHostFiles;
import org.vicinity.demo.device.host.SecretDigest;
import org.vicinity.demo.device.host.TlsIdentity;
import org.vicinity.demo.pki.KeyPairs;

/**
 * The device's part in a pairing. Until the commit all of it is in memory and on the network only:
 * a power cut forgets it, and {@link #rollback()} does the same in good order.
 */
final class DevicePairing implements DeviceSide {
  private static final Logger LOG = LoggerFactory.getLogger(DevicePairing.class);
  private static final int MAX_HOSTS = 32;

  private final AttestationSigner signer;
  private final HostTable hosts;
  private final PairedHostFiles files;
  private final UploadStore uploads;
  private final HostNames names;
  private final Clock clock;

  /** What one pairing has come to. */
  private Optional<Draft> draft = Optional.empty();

  private record Draft(
      HostRequest request,
      String origin,
      Optional<TlsIdentity> identity,
      Optional<X509Certificate> authority,
      Optional<SecretDigest> secret) {}

  DevicePairing(
      AttestationSigner signer,
      HostTable hosts,
      PairedHostFiles files,
      UploadStore uploads,
      HostNames names,
      Clock clock) {
    this.signer = signer;
    this.hosts = hosts;
    this.files = files;
    this.uploads = uploads;
    this.names = names;
    this.clock = clock;
  }

  @Override
  public synchronized CertificateRequest prepare(PairingRequest request, byte[] channelBinding)
      throws ChannelException {
    check(request);
    HostRequest mine = new HostRequest(request.host(), KeyPairs.generate());
    draft =
        Optional.of(
            new Draft(
                mine, request.origin(), Optional.empty(), Optional.empty(), Optional.empty()));
    try {
      byte[] csr = mine.csr();
      String attestation =
          signer.sign(
              request.origin(),
              request.challenge(),
              request.host(),
              csr,
              channelBinding,
              clock.instant());
      ExchangeStep.ATTESTED.done();
      ExchangeStep.CSR_MADE.done();
      hosts.serve(
          mine.host(),
          new TlsIdentity(mine.pair().getPrivate(), List.of(mine.placeholder(clock.instant()))));
      names.announce(mine.host());
      ExchangeStep.ANNOUNCED.done();
      return new CertificateRequest(csr, attestation);
    } catch (NameConflictException taken) {
      throw new ChannelException(ChannelError.NAME_TAKEN, taken);
    } catch (IOException e) {
      throw new ChannelException(ChannelError.INTERNAL, e);
    }
  }

  private void check(PairingRequest request) throws ChannelException {
    if (!isNameOf(request.host(), request.origin())) {
      throw new ChannelException(
          ChannelError.ORIGIN_REFUSED, "the host name does not belong to the origin");
    }
    if (hosts.identity(request.host()).isPresent()) {
      throw new ChannelException(ChannelError.NAME_TAKEN, "this device has it already");
    }
    if (hosts.all().size() >= MAX_HOSTS) {
      throw new ChannelException(
          ChannelError.ORIGIN_REFUSED, "this device is paired " + MAX_HOSTS + " times already");
    }
  }

  private static boolean isNameOf(String host, String origin) {
    try {
      OriginLabel label = OriginLabel.of(Origin.parse(origin));
      return DeviceHostName.parse(host)
          .filter(name -> name.value().equals(host) && name.originLabel().equals(label))
          .isPresent();
    } catch (IllegalArgumentException notAnOrigin) {
      return false;
    }
  }

  @Override
  public synchronized void install(List<X509Certificate> chain, X509Certificate authority)
      throws ChannelException {
    Draft now = current();
    now.request().check(chain, authority);
    TlsIdentity identity = new TlsIdentity(now.request().pair().getPrivate(), chain);
    hosts.serve(now.request().host(), identity);
    draft =
        Optional.of(
            new Draft(
                now.request(),
                now.origin(),
                Optional.of(identity),
                Optional.of(authority),
                Optional.empty()));
  }

  @Override
  public synchronized void allow(String origin, PairingSecret secret) throws ChannelException {
    Draft now = current();
    if (!origin.equals(now.origin())) {
      throw new ChannelException(
          ChannelError.ORIGIN_REFUSED, "it is not the origin that the pairing began with");
    }
    draft =
        Optional.of(
            new Draft(
                now.request(),
                now.origin(),
                now.identity(),
                now.authority(),
                Optional.of(SecretDigest.of(secret))));
  }

  private Draft current() throws ChannelException {
    return draft.orElseThrow(() -> new ChannelException(ChannelError.OUT_OF_ORDER));
  }

  @Override
  public synchronized void commit() {
    Draft now = draft.orElseThrow(() -> new IllegalStateException("no pairing is under way"));
    String host = now.request().host();
    PairedHost paired =
        new PairedHost(
            host,
            now.origin(),
            now.identity().orElseThrow(),
            now.authority().orElseThrow(),
            now.secret().orElseThrow(),
            clock.instant());
    try {
      uploads.open(host);
      files.save(paired);
    } catch (IOException e) {
      throw new UncheckedIOException("the pairing cannot be kept", e);
    }
    hosts.commit(paired);
    draft = Optional.empty();
    LOG.info("{} is paired with {}", host, now.origin());
  }

  @Override
  public synchronized void rollback() {
    if (draft.isEmpty()) {
      return;
    }
    String host = draft.get().request().host();
    draft = Optional.empty();
    hosts.dropPending();
    names.withdraw(host);
    try {
      uploads.remove(host);
    } catch (IOException e) {
      LOG.warn("the upload folder of {} cannot be deleted: {}", host, e.toString());
    }
    LOG.info("the pairing for {} was rolled back", host);
  }

  /**
   * Ends a committed pairing.
   *
   * @return false when that host is not paired with that secret
   */
  synchronized boolean remove(String host, PairingSecret secret) {
    Optional<PairedHost> paired = hosts.paired(host).filter(each -> each.secret().matches(secret));
    if (paired.isEmpty()) {
      return false;
    }
    try {
      // The disk first: after a power cut now, the host is gone rather than back.
      files.remove(host);
      hosts.remove(host);
      names.withdraw(host);
      uploads.remove(host);
    } catch (IOException e) {
      throw new UncheckedIOException("the pairing of " + host + " cannot be deleted", e);
    }
    LOG.info("the pairing of {} with {} was removed", host, paired.get().origin());
    return true;
  }
}
