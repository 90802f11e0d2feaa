package org.vicinity.demo.maker;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/**
 * What a device signs challenges with. The same in every device of a product lot, so that two web
 * sites cannot tell from it that they talk to the same device.
 *
 * @param key the lot's private key, on P-256
 * @param chain leaf first, without the manufacturer's root
 */
public record ProductIdentity(PrivateKey key, List<X509Certificate> chain) {
  /** Copies the list. */
  public ProductIdentity {
    chain = List.copyOf(chain);
  }

  /** Says whose it is; never the key. */
  @Override
  public String toString() {
    return "ProductIdentity[" + chain.get(0).getSubjectX500Principal() + "]";
  }
}
