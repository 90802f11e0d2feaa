package org.vicinity.browser;

import java.security.SecureRandom;
import java.util.Base64;

/** Makes a launch's secret. */
final class Secrets {
  private static final int BYTES = 32;

  private Secrets() {}

  /** Returns 256 random bits in base64url. */
  static String launch() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
