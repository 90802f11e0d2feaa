package org.vicinity.channel.session;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 over all that was said before the session, each message after its length in four bytes:
 * both ends must have seen the same, failed attempts included. For one thread.
 */
final class Transcript {
  private final MessageDigest digest = sha256();

  void add(byte[] message) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(message.length).array());
    digest.update(message);
  }

  /** Returns the hash of all so far; more may be added. */
  byte[] hash() {
    try {
      return ((MessageDigest) digest.clone()).digest();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
