package org.vicinity.demo.device.host;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a host name is served with.
 *
 * @param key the private key of this host name alone
 * @param chain leaf first, without the authority
 */
public record TlsIdentity(PrivateKey key, List<X509Certificate> chain) {
  /** Copies the list. */
  public TlsIdentity {
    chain = List.copyOf(chain);
  }

  /** Returns the host's own certificate. */
  public X509Certificate leaf() {
    return chain.get(0);
  }

  @Override
  public String toString() {
    return "TlsIdentity[" + leaf().getSubjectX500Principal() + "]";
  }
}
