package org.vicinity.certstore.verify;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * A presented chain, from the leaf to the authority that it has to end at.
 *
 * @param certificates leaf first, authority last; at least two
 */
record CertificationPath(List<PathCertificate> certificates) {
  /** Most certificates between leaf and authority. */
  static final int MAX_INTERMEDIATES = 3;

  /**
   * Puts the path together and parses it.
   *
   * @param chain leaf first; the authority may stand at its end or be left out
   */
  static CertificationPath of(List<X509Certificate> chain, X509Certificate authority)
      throws Refusal {
    int size = chain.size();
    boolean withAuthority = size > 1 && chain.get(size - 1).equals(authority);
    List<X509Certificate> below = withAuthority ? chain.subList(0, size - 1) : chain;
    if (below.isEmpty() || below.size() > 1 + MAX_INTERMEDIATES) {
      throw new Refusal(
          Rule.CHAIN_LENGTH,
          below.size() + " certificates below the authority",
          "1 to " + (1 + MAX_INTERMEDIATES));
    }
    List<PathCertificate> path = new ArrayList<>();
    for (X509Certificate certificate : below) {
      String role = path.isEmpty() ? "the device's certificate" : "intermediate CA " + path.size();
      path.add(PathCertificate.parse(role, certificate));
    }
    path.add(PathCertificate.parse("the authority", authority));
    return new CertificationPath(List.copyOf(path));
  }

  PathCertificate leaf() {
    return certificates.get(0);
  }

  /** Returns the CAs, the leaf's issuer first and the authority last. */
  List<PathCertificate> authorities() {
    return certificates.subList(1, certificates.size());
  }

  PathCertificate authority() {
    return certificates.get(certificates.size() - 1);
  }

  /** Returns the issuer of the certificate at a place; the authority is its own. */
  PathCertificate issuerOf(int index) {
    return certificates.get(Math.min(index + 1, certificates.size() - 1));
  }

  /** Returns what was presented, without the authority. */
  List<X509Certificate> presented() {
    return certificates.subList(0, certificates.size() - 1).stream()
        .map(PathCertificate::x509)
        .toList();
  }
}
