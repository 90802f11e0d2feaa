package org.vicinity.channel.session;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.vicinity.channel.message.Message;
import org.vicinity.channel.message.Sealed;

/**
 * AES-256-GCM for one direction. The nonce is the frame's number, which also is in the associated
 * data together with version, message type and direction. For one thread at a time.
 */
final class FrameCipher {
  /** Far below what GCM bears with one key (NIST SP 800-38D section 8.3), and what fits a frame. */
  static final long MAX_FRAMES = 0xFFFF_FFFFL;

  private static final int SEALED_TYPE = 6;
  private static final int NONCE = 12;

  private final byte[] key;
  private final int direction;
  private long next;

  /** Takes the key over. */
  FrameCipher(byte[] key, Role sender) {
    this.key = key;
    this.direction = sender.direction();
  }

  /** Returns the number of the next frame. */
  long next() {
    return next;
  }

  boolean exhausted() {
    return next >= MAX_FRAMES;
  }

  /** Encrypts the next frame. */
  Sealed seal(byte[] plaintext) {
    try {
      byte[] ciphertext = cipher(Cipher.ENCRYPT_MODE).doFinal(plaintext);
      return new Sealed(next++, ciphertext);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is not available", e);
    }
  }

  /** Decrypts the next frame; empty when it is not that frame, unaltered. */
  Optional<byte[]> unseal(Sealed frame) {
    if (frame.correlation() != next) {
      return Optional.empty();
    }
    try {
      byte[] plaintext = cipher(Cipher.DECRYPT_MODE).doFinal(frame.ciphertext());
      next++;
      return Optional.of(plaintext);
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-256-GCM is not available", e);
    }
  }

  void wipe() {
    Arrays.fill(key, (byte) 0);
  }

  private Cipher cipher(int mode) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    byte[] nonce = ByteBuffer.allocate(NONCE).putInt(0).putLong(next).array();
    cipher.init(
        mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(Sealed.TAG * Byte.SIZE, nonce));
    cipher.updateAAD(
        ByteBuffer.allocate(3 + Long.BYTES)
            .put((byte) Message.VERSION)
            .put((byte) SEALED_TYPE)
            .put((byte) direction)
            .putLong(next)
            .flip());
    return cipher;
  }
}
