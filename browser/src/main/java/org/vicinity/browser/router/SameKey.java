package org.vicinity.browser.router;

import java.security.MessageDigest;
import java.security.PublicKey;

/** Compares public keys that different providers may have read: their own equals says no then. */
final class SameKey {
  private SameKey() {}

  /** Returns whether both are the same SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7). */
  static boolean same(PublicKey one, PublicKey other) {
    return MessageDigest.isEqual(one.getEncoded(), other.getEncoded());
  }
}
