package org.vicinity.channel.testing;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.attestation.AttestationSigner;
import org.vicinity.channel.pairing.CertificateRequest;
import org.vicinity.channel.pairing.DeviceSide;
import org.vicinity.channel.pairing.PairingRequest;
import org.vicinity.channel.pairing.PairingSecret;

/**
 * A device with real keys that keeps what it was told and fails where a test wants it to. Its state
 * between {@link #prepare} and {@link #commit} is {@link #pending()}; what was committed is {@link
 * #committed()}.
 */
public final class RecordingDevice implements DeviceSide {
  /** The product secret's name. */
  public static final String KEY_ID = "lot-1";

  private final byte[] productSecret = new byte[32];
  private final AttestationSigner signer = AttestationSigner.hs256(KEY_ID, productSecret);
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Set<String> threads = ConcurrentHashMap.newKeySet();
  private final Set<String> committed = ConcurrentHashMap.newKeySet();
  private volatile Optional<String> pending = Optional.empty();
  private volatile Optional<KeyPair> key = Optional.empty();
  private volatile Optional<PairingRequest> request = Optional.empty();
  private volatile Optional<ChannelError> refusal = Optional.empty();
  private volatile String refusing = "";
  private volatile String crashing = "";

  /** Makes the named method throw that error from now on; an empty name ends it. */
  public void refuse(String method, ChannelError error) {
    refusing = method;
    refusal = Optional.of(error);
  }

  /** Makes the named method throw an unchecked exception from now on. */
  public void crash(String method) {
    crashing = method;
  }

  /** Returns the names of the methods that were called, in order. */
  public List<String> calls() {
    return List.copyOf(calls);
  }

  /** Returns the names of the threads that called. */
  public Set<String> threads() {
    return Set.copyOf(threads);
  }

  /** Returns the host of the pairing in progress. */
  public Optional<String> pending() {
    return pending;
  }

  /** Returns the hosts whose pairing was committed. */
  public Set<String> committed() {
    return Set.copyOf(committed);
  }

  /** Returns the key that was made last, for a browser that is slower than the device. */
  public KeyPair key() {
    return key.orElseThrow();
  }

  /** Returns what the browser asked for last. */
  public PairingRequest request() {
    return request.orElseThrow();
  }

  @Override
  public CertificateRequest prepare(PairingRequest request, byte[] channelBinding)
      throws ChannelException {
    this.request = Optional.of(request);
    pending = Optional.of(request.host());
    called("prepare");
    KeyPair made = TestCertificates.key();
    key = Optional.of(made);
    byte[] csr = TestCertificates.request(request.host(), made);
    String attestation =
        signer.sign(
            request.origin(),
            request.challenge(),
            request.host(),
            csr,
            channelBinding,
            Instant.parse("2026-02-01T00:00:00Z"));
    return new CertificateRequest(csr, attestation);
  }

  @Override
  public void install(List<X509Certificate> chain, X509Certificate authority)
      throws ChannelException {
    called("install");
    if (!chain.get(0).getPublicKey().equals(key().getPublic())) {
      throw new ChannelException(ChannelError.CERTIFICATE_REFUSED, "another key");
    }
  }

  @Override
  public void allow(String origin, PairingSecret secret) throws ChannelException {
    called("allow");
  }

  @Override
  public void commit() {
    try {
      called("commit");
    } catch (ChannelException e) {
      throw new IllegalStateException(e);
    }
    committed.add(pending.orElseThrow());
    pending = Optional.empty();
  }

  @Override
  public void rollback() {
    pending = Optional.empty();
    calls.add("rollback");
    threads.add(Thread.currentThread().getName());
    if (crashing.equals("rollback")) {
      throw new IllegalStateException("rollback crashes, as the test wants");
    }
  }

  private void called(String method) throws ChannelException {
    calls.add(method);
    threads.add(Thread.currentThread().getName());
    if (crashing.equals(method)) {
      throw new IllegalStateException(method + " crashes, as the test wants");
    }
    if (refusing.equals(method)) {
      throw new ChannelException(refusal.orElseThrow());
    }
  }
}
