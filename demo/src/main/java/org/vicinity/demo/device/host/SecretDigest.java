package org.vicinity.demo.device.host;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.vicinity.channel.pairing.PairingSecret;

/**
 * SHA-256 of a pairing secret: enough to recognise it, and all that the device keeps. The secret
 * has 256 random bits, so a salt or a slow hash would add nothing.
 */
public final class SecretDigest {
  private static final int LENGTH = 32;

  private final byte[] digest;

  private SecretDigest(byte[] digest) {
    if (digest.length != LENGTH) {
      throw new IllegalArgumentException("a digest has " + LENGTH + " bytes");
    }
    this.digest = digest;
  }

  /** Returns the digest of a secret. */
  public static SecretDigest of(PairingSecret secret) {
    try {
      return new SecretDigest(MessageDigest.getInstance("SHA-256").digest(secret.bytes()));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /**
   * Reads {@link #text()}.
   *
   * @throws IllegalArgumentException when it is no digest
   */
  public static SecretDigest parse(String text) {
    return new SecretDigest(Base64.getUrlDecoder().decode(text));
  }

  /** Returns the digest in base64url. */
  public String text() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }

  /** Says whether that is the secret; takes the same time either way. */
  public boolean matches(PairingSecret secret) {
    return MessageDigest.isEqual(digest, of(secret).digest);
  }

  @Override
  public String toString() {
    return "SecretDigest";
  }
}
