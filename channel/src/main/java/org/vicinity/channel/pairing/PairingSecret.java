package org.vicinity.channel.pairing;

import java.util.Arrays;
import java.util.Base64;

/**
 * 32 random bytes that one pairing's browser and device share; they authenticate commit, renewal
 * and removal over HTTPS. Prints as nothing.
 */
public final class PairingSecret {
  /** Length in bytes. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  /**
   * Takes a copy.
   *
   * @throws IllegalArgumentException when not {@value #LENGTH} bytes
   */
  public PairingSecret(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a pairing secret has " + LENGTH + " bytes");
    }
    this.bytes = bytes.clone();
  }

  /** Returns a copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /**
   * Returns the value of an {@code Authorization} header: {@code Bearer} and base64url (RFC 6750).
   */
  public String authorization() {
    return "Bearer " + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Compares in constant time. */
  @Override
  public boolean equals(Object other) {
    return other instanceof PairingSecret that
        && java.security.MessageDigest.isEqual(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "PairingSecret";
  }
}
