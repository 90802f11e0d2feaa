package org.vicinity.certstore.anchor;

import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.SortedSet;
import java.util.TreeSet;
import org.vicinity.certstore.grant.Grant;

/** All grants under one CA name and key; they share one anchor. */
final class AnchorGroup {
  /** What makes two authorities one for path building: subject and key, as they are encoded. */
  record Identity(ByteBuffer subject, ByteBuffer key) {
    static Identity of(X509Certificate authority) {
      return new Identity(
          ByteBuffer.wrap(authority.getSubjectX500Principal().getEncoded()),
          ByteBuffer.wrap(authority.getPublicKey().getEncoded()));
    }
  }

  private final SortedSet<String> hosts = new TreeSet<>();
  private X509Certificate authority;
  private int intermediates;

  AnchorGroup(X509Certificate authority) {
    this.authority = authority;
  }

  void add(Grant grant) {
    hosts.add(grant.host().value());
    intermediates = Math.max(intermediates, intermediates(grant));
    // A CA may have been issued anew with the same key; the one that lives longest speaks for it.
    if (grant.authority().getNotAfter().after(authority.getNotAfter())) {
      authority = grant.authority();
    }
  }

  X509Certificate authority() {
    return authority;
  }

  SortedSet<String> hosts() {
    return hosts;
  }

  /** Returns how many CAs may stand between the anchor and a leaf. */
  int intermediates() {
    return intermediates;
  }

  /** Self-issued certificates do not count for a path length (RFC 5280 section 4.2.1.9). */
  private static int intermediates(Grant grant) {
    return (int)
        grant.chain().stream()
            .skip(1)
            .filter(ca -> !ca.getSubjectX500Principal().equals(ca.getIssuerX500Principal()))
            .count();
  }
}
