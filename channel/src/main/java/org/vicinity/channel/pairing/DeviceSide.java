package org.vicinity.channel.pairing;

import java.security.cert.X509Certificate;
import java.util.List;
import org.vicinity.channel.ChannelException;

/**
 * What a device does during a pairing; implemented by the device's own program. Called by {@link
 * PairingServer} one pairing at a time, on one thread, in the order of the methods here. Whatever
 * it did is undone by {@link #rollback()} unless {@link #commit()} came.
 *
 * <p><b>Nothing may be persistent before the commit.</b> Key, certificate, authority, allowed
 * origin, host name and pairing secret live in memory only until {@link #commit()}, which writes
 * them in one transaction. A crash or a power cut before it then leaves nothing behind, with no
 * clean-up at the next start.
 *
 * <p>An implementation must not call the server back from these methods. It logs {@link
 * org.vicinity.channel.ExchangeStep} 7, 8 and 9 as it does them. What it throws besides {@link
 * ChannelException} reaches the browser as {@code INTERNAL} and undoes the pairing.
 */
public interface DeviceSide {
  /**
   * Steps 7 to 9: signs the challenge, makes key pair and CSR, announces the host name, and serves
   * it with a self-signed certificate of the new key until {@link #install} comes. Called once in a
   * pairing; again, after a {@link #rollback()}, only when it threw {@code NAME_TAKEN} and the
   * browser asks for another name. The request's form, and that the challenge has 16 to 64 bytes
   * and was not signed lately, were checked.
   *
   * @param channelBinding the session's exporter, which goes into the attestation
   * @throws ChannelException {@code ORIGIN_REFUSED}, {@code NAME_TAKEN}, {@code CHALLENGE_REFUSED}
   */
  CertificateRequest prepare(PairingRequest request, byte[] channelBinding) throws ChannelException;

  /**
   * Step 12: serves the host name with that certificate from now on.
   *
   * @param chain leaf first, without the authority
   * @throws ChannelException {@code CERTIFICATE_REFUSED} when it is not for the CSR's key and host
   *     name
   */
  void install(List<X509Certificate> chain, X509Certificate authority) throws ChannelException;

  /**
   * Step 13: allows that origin (CORS) on the new host name. The secret authenticates the commit.
   */
  void allow(String origin, PairingSecret secret) throws ChannelException;

  /**
   * Makes all of it permanent: the browser came back over TLS with the new certificate. When it
   * throws, {@link #rollback()} follows.
   */
  void commit();

  /**
   * Undoes everything since {@link #prepare}: key, certificate, CORS entry and name. Called exactly
   * once for each call of {@link #prepare} that no commit followed, even if that call threw.
   */
  void rollback();
}
