package org.vicinity.certstore.verify;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public roots that the platform trusts for the web, by key: a private device CA must be none
 * of them. Without the list nothing is trusted.
 *
 * @param keys their keys' encodings; empty when they could not be read
 */
record SystemRoots(Optional<Set<ByteBuffer>> keys) {
  private static final Logger LOG = LoggerFactory.getLogger(SystemRoots.class);

  /** Read once, when first asked for. */
  private static final class Platform {
    private static final SystemRoots ROOTS = load();
  }

  static SystemRoots ofPlatform() {
    return Platform.ROOTS;
  }

  void check(CertificationPath path) throws Refusal {
    if (keys.isEmpty()) {
      throw new Refusal(
          Rule.NOT_A_SYSTEM_ROOT,
          "a CA that cannot be compared, because the platform's trust store cannot be read",
          "a readable trust store");
    }
    for (PathCertificate ca : path.authorities()) {
      if (keys.get().contains(PathCertificate.encoded(ca.key()))) {
        throw new Refusal(
            Rule.NOT_A_SYSTEM_ROOT,
            ca.role() + " with the " + PathCertificate.fingerprint(ca.key()) + " of a public root",
            "a private CA of the service's own");
      }
    }
  }

  private static SystemRoots load() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      Set<ByteBuffer> keys = new HashSet<>();
      Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
          .forEach(root -> keys.add(PathCertificate.encoded(root.getPublicKey())));
      if (keys.isEmpty()) {
        LOG.error("the platform's trust store has no roots; no device can be trusted");
        return new SystemRoots(Optional.empty());
      }
      return new SystemRoots(Optional.of(Set.copyOf(keys)));
    } catch (GeneralSecurityException | RuntimeException failed) {
      LOG.error("the platform's trust store cannot be read; no device can be trusted", failed);
      return new SystemRoots(Optional.empty());
    }
  }
}
