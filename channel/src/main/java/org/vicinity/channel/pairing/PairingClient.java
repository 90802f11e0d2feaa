package org.vicinity.channel.pairing;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.session.SecureSession;

/**
 * The browser's end of steps 6 to 13. Call the methods in the order here, each once; the device
 * undoes everything when one fails or when {@link #close} comes before it was committed over TLS.
 * Keep it open until the commit succeeded, then close it. For one thread at a time; {@link #close}
 * may come from any thread.
 */
public final class PairingClient implements AutoCloseable {
  /** How long the device may take for one answer: it makes a key and probes its name meanwhile. */
  public static final Duration REPLY_TIMEOUT = Duration.ofSeconds(30);

  /** Takes the session over. */
  public PairingClient(SecureSession session) {
    this(session, REPLY_TIMEOUT);
  }

  /** Takes the session over; the device may take that long for each answer. */
  public PairingClient(SecureSession session, Duration replyTimeout) {}

  /**
   * Steps 6 to 10: has the device sign the challenge, make key and CSR, and announce its name. The
   * attestation's claims were compared with the request, the CSR and this session; its signature is
   * for the service to verify. Name, address and TLS key are for the caller to check.
   *
   * @throws ChannelException {@code ORIGIN_REFUSED}, {@code CHALLENGE_REFUSED}, {@code EXPIRED},
   *     {@code MALFORMED} when the attestation is for something else, or {@code NAME_TAKEN}: only
   *     after that one the same session may ask again with another host name
   */
  public CertificateRequest requestCertificate(PairingRequest request) throws ChannelException {
    throw new UnsupportedOperationException();
  }

  /**
   * Step 12.
   *
   * @param chain leaf first, without the authority
   * @throws ChannelException {@code CERTIFICATE_REFUSED}, {@code EXPIRED}, {@code TOO_LARGE}
   */
  public void deliver(List<X509Certificate> chain, X509Certificate authority)
      throws ChannelException {
    throw new UnsupportedOperationException();
  }

  /**
   * Step 13: tells the device which origin to allow.
   *
   * @return the fresh secret that authenticates commit, renewal and removal over HTTPS
   */
  public PairingSecret allowOrigin(String origin) throws ChannelException {
    throw new UnsupportedOperationException();
  }

  /** Closes the session; before the commit the device rolls back. Idempotent. */
  @Override
  public void close() {}
}
