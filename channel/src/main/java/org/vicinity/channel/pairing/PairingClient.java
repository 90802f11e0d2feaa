package org.vicinity.channel.pairing;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.vicinity.channel.ChannelError;
import org.vicinity.channel.ChannelException;
import org.vicinity.channel.attestation.Attestation;
import org.vicinity.channel.message.CborCodec;
import org.vicinity.channel.message.CertificateDelivery;
import org.vicinity.channel.message.CsrReply;
import org.vicinity.channel.message.Done;
import org.vicinity.channel.message.Failure;
import org.vicinity.channel.message.Message;
import org.vicinity.channel.message.OriginAllowance;
import org.vicinity.channel.message.OriginStatement;
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

  private enum Next {
    REQUEST,
    DELIVER,
    ALLOW,
    NOTHING
  }

  private final SecureSession session;
  private final Duration replyTimeout;
  private Next next = Next.REQUEST;
  private long question;

  /** Takes the session over. */
  public PairingClient(SecureSession session) {
    this(session, REPLY_TIMEOUT);
  }

  /** Takes the session over; the device may take that long for each answer. */
  public PairingClient(SecureSession session, Duration replyTimeout) {
    this.session = session;
    this.replyTimeout = replyTimeout;
  }

  /**
   * Steps 6 to 10: has the device sign the challenge, make key and CSR, and announce its name. The
   * attestation's claims were compared with the request, the CSR and this session; its signature is
   * for the service to verify. Name, address and TLS key are for the caller to check.
   *
   * @throws ChannelException {@code ORIGIN_REFUSED}, {@code CHALLENGE_REFUSED}, {@code EXPIRED},
   *     {@code MALFORMED} when the attestation is for something else, or {@code NAME_TAKEN}: only
   *     after that one the same session may ask again with another host name
   * @throws IllegalArgumentException when a field of the request is out of bounds
   */
  public CertificateRequest requestCertificate(PairingRequest request) throws ChannelException {
    OriginStatement statement =
        new OriginStatement(
            ++question, request.origin(), request.user(), request.challenge(), request.host());
    advance(Next.REQUEST, Next.DELIVER);
    try {
      CsrReply reply = ask(statement, CsrReply.class);
      CertificateRequest made = new CertificateRequest(reply.csr(), reply.attestation());
      checkIsFor(request, made);
      return made;
    } catch (ChannelException e) {
      if (e.error() == ChannelError.NAME_TAKEN) {
        next = Next.REQUEST;
      } else {
        close();
      }
      throw e;
    }
  }

  private void checkIsFor(PairingRequest request, CertificateRequest made) throws ChannelException {
    boolean ours =
        Attestation.unverified(made.attestation())
            .filter(
                claims ->
                    claims.isFor(
                        request.origin(),
                        request.challenge(),
                        request.host(),
                        made.csr(),
                        session.exporter()))
            .isPresent();
    if (!ours) {
      throw new ChannelException(
          ChannelError.MALFORMED, "the attestation is not for this request on this session");
    }
  }

  /**
   * Step 12.
   *
   * @param chain leaf first, without the authority; at most 4 certificates
   * @throws ChannelException {@code CERTIFICATE_REFUSED}, {@code EXPIRED}, or {@code TOO_LARGE}
   *     when there are more certificates or one has over 4 KB
   */
  public void deliver(List<X509Certificate> chain, X509Certificate authority)
      throws ChannelException {
    advance(Next.DELIVER, Next.ALLOW);
    try {
      ask(delivery(chain, authority), Done.class);
    } catch (ChannelException e) {
      close();
      throw e;
    }
  }

  private CertificateDelivery delivery(List<X509Certificate> chain, X509Certificate authority)
      throws ChannelException {
    try {
      return new CertificateDelivery(
          ++question, DerCertificates.encode(chain), DerCertificates.encode(authority));
    } catch (IllegalArgumentException e) {
      throw new ChannelException(ChannelError.TOO_LARGE, e);
    }
  }

  /**
   * Step 13: tells the device which origin to allow.
   *
   * @param origin the same as in {@link #requestCertificate}
   * @return the fresh secret that authenticates commit, renewal and removal over HTTPS
   * @throws ChannelException {@code ORIGIN_REFUSED}, {@code EXPIRED}
   */
  public PairingSecret allowOrigin(String origin) throws ChannelException {
    advance(Next.ALLOW, Next.NOTHING);
    byte[] secret = new byte[PairingSecret.LENGTH];
    new SecureRandom().nextBytes(secret);
    try {
      ask(new OriginAllowance(++question, origin, secret), Done.class);
      return new PairingSecret(secret);
    } catch (ChannelException e) {
      close();
      throw e;
    }
  }

  private void advance(Next expected, Next then) {
    if (next != expected) {
      throw new IllegalStateException("a pairing does " + next + " next, not " + expected);
    }
    next = then;
  }

  private <T extends Message> T ask(Message message, Class<T> type) throws ChannelException {
    try {
      session.send(CborCodec.encode(message));
    } catch (ChannelException e) {
      throw reasonInsteadOf(e);
    }
    Message answer = CborCodec.decode(session.receive(replyTimeout));
    if (answer instanceof Failure failure) {
      throw new ChannelException(failure.error(), "said the device");
    }
    if (!type.isInstance(answer) || answer.correlation() != message.correlation()) {
      throw new ChannelException(ChannelError.OUT_OF_ORDER, "expected " + type.getSimpleName());
    }
    return type.cast(answer);
  }

  /** The device may have said why before it closed: mostly that the time was up. */
  private ChannelException reasonInsteadOf(ChannelException closed) {
    try {
      if (closed.error() == ChannelError.CLOSED
          && CborCodec.decode(session.receive(Duration.ZERO)) instanceof Failure failure) {
        return new ChannelException(failure.error(), closed);
      }
    } catch (ChannelException none) {
      closed.addSuppressed(none);
    }
    return closed;
  }

  /** Closes the session; before the commit the device rolls back. Idempotent. */
  @Override
  public void close() {
    session.close();
  }
}
