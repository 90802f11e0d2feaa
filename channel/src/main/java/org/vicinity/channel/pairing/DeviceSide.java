package org.vicinity.channel.pairing;

import java.security.cert.X509Certificate;
import java.util.List;
import org.vicinity.channel.ChannelException;

/**
 * What a device does during a pairing; implemented by the device's own program. Called by {@link
 * PairingServer} one pairing at a time, from one thread at a time, in the order of the methods
 * here. Whatever it did is undone by {@link #rollback()} until {@link #commit()} was called.
 */
public interface DeviceSide {
  /**
   * Steps 7 to 9: signs the challenge, makes key pair and CSR, announces the host name, and serves
   * it with a self-signed certificate of the new key until {@link #install} comes.
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

  /** Makes all of it permanent: the browser came back over TLS with the new certificate. */
  void commit();

  /**
   * Undoes everything since {@link #prepare}: key, certificate, CORS entry and name. Idempotent.
   */
  void rollback();
}
