package org.vicinity.browser.revocation;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.vicinity.certstore.grant.Grant;
import org.vicinity.certstore.name.Origin;

/**
 * A device's certificates, and the origin that they are for.
 *
 * @param certificates leaf first, without the authority
 */
record Chain(Origin origin, List<X509Certificate> certificates, X509Certificate authority) {
  /** A certificate and the CA that issued it. */
  record Link(X509Certificate certificate, X509Certificate issuer) {}

  static Chain of(Grant grant) {
    return new Chain(grant.origin(), grant.chain(), grant.authority());
  }

  List<Link> links() {
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < certificates.size(); i++) {
      links.add(
          new Link(
              certificates.get(i),
              i + 1 < certificates.size() ? certificates.get(i + 1) : authority));
    }
    return links;
  }
}
