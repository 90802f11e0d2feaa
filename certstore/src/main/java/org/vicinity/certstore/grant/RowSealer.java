package org.vicinity.certstore.grant;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals rows with AES-256-GCM (NIST SP 800-38D): a fresh random 96-bit nonce, then ciphertext and
 * tag. The row's id is authenticated along with it, so rows cannot be swapped. Thread-safe.
 */
final class RowSealer {
  private static final byte[] CONTEXT =
      "org.vicinity grant row 1\0".getBytes(StandardCharsets.US_ASCII);

  /**
   * Length of the authentication tag, the last bytes of a sealed row; no two rows have the same.
   */
  static final int TAG = 16;

  private static final int NONCE = 12;
  private static final int TAG_BITS = TAG * Byte.SIZE;

  // Finding an implementation costs more than opening a row with it.
  private final ThreadLocal<Cipher> ciphers = ThreadLocal.withInitial(RowSealer::newCipher);
  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  RowSealer(SecretKey key) {
    this.key = key;
  }

  byte[] seal(RowId id, byte[] content) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, id, nonce, 0);
      byte[] sealed = new byte[NONCE + cipher.getOutputSize(content.length)];
      System.arraycopy(nonce, 0, sealed, 0, NONCE);
      cipher.doFinal(content, 0, content.length, sealed, NONCE);
      return sealed;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has AES-GCM", impossible);
    }
  }

  byte[] open(RowId id, byte[] sealed) throws RowException {
    if (sealed.length < NONCE + TAG) {
      throw new RowException(StoreFlaw.NOT_AUTHENTIC);
    }
    try {
      return cipher(Cipher.DECRYPT_MODE, id, sealed, 0)
          .doFinal(sealed, NONCE, sealed.length - NONCE);
    } catch (AEADBadTagException changed) {
      throw new RowException(StoreFlaw.NOT_AUTHENTIC, changed);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has AES-GCM", impossible);
    }
  }

  private Cipher cipher(int mode, RowId id, byte[] nonce, int offset)
      throws GeneralSecurityException {
    Cipher cipher = ciphers.get();
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce, offset, NONCE));
    cipher.updateAAD(CONTEXT);
    cipher.updateAAD(id.bytes());
    return cipher;
  }

  private static Cipher newCipher() {
    try {
      return Cipher.getInstance("AES/GCM/NoPadding");
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has AES-GCM", impossible);
    }
  }
}
