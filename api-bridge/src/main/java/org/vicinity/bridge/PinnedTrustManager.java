package org.vicinity.bridge;

import java.net.Socket;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Accepts one key and nothing else. Whether the certificate around it is good is the verifier's
 * question; a device's self-signed certificate, or a clock in 1970, does not matter here. One per
 * connection.
 */
final class PinnedTrustManager extends X509ExtendedTrustManager {
  private final byte[] expected;
  private volatile boolean otherKey;

  PinnedTrustManager(PublicKey expected) {
    this.expected = expected.getEncoded();
  }

  /** Returns whether a server with another key was turned away. */
  boolean sawOtherKey() {
    return otherKey;
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    byte[] presented = chain[0].getPublicKey().getEncoded();
    if (!MessageDigest.isEqual(expected, presented)) {
      otherKey = true;
      throw new CertificateException("another key than the expected one");
    }
  }

  private static CertificateException noClients() {
    return new CertificateException("this side is never a server");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    throw noClients();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    throw noClients();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw noClients();
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
