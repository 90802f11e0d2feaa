package org.vicinity.certstore.keyring;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * The session encryption {@code dh-ietf1024-sha256-aes128-cbc-pkcs7} of the Secret Service API: a
 * Diffie-Hellman exchange in the second Oakley group (RFC 2409 section 6.2), HKDF with SHA-256 (RFC
 * 5869) without salt and info, AES-128-CBC. It keeps secrets out of a bus monitor's log, and is not
 * more than that: the group is small, and nobody is authenticated. Everything else is D-Bus's.
 */
final class SecretCipher {
  static final String ALGORITHM = "dh-ietf1024-sha256-aes128-cbc-pkcs7";

  private static final BigInteger PRIME =
      new BigInteger(
          "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74"
              + "020BBEA63B139B22514A08798E3404DDEF9519B3CD3A431B302B0A6DF25F1437"
              + "4FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
              + "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE65381FFFFFFFFFFFFFFFF",
          16);
  private static final int PRIME_BYTES = 128;
  private static final int KEY_BYTES = 16;
  private static final int EXPONENT_BITS = 512;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** What is sent, and what is received encrypted. */
  record Sealed(byte[] iv, byte[] text) {}

  private final BigInteger own = new BigInteger(EXPONENT_BITS, RANDOM).setBit(EXPONENT_BITS - 1);
  private byte[] key = new byte[0];

  /** Returns this side's public value, big-endian. */
  byte[] publicValue() {
    return fixed(BigInteger.TWO.modPow(own, PRIME));
  }

  /** Takes the other side's public value; refuses those that leave no secret. */
  void agree(byte[] theirs) throws GeneralSecurityException {
    BigInteger value = new BigInteger(1, theirs);
    if (theirs.length > PRIME_BYTES + 1
        || value.compareTo(BigInteger.ONE) <= 0
        || value.compareTo(PRIME.subtract(BigInteger.ONE)) >= 0) {
      throw new GeneralSecurityException("a public value out of range");
    }
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(new SHA256Digest());
    hkdf.init(new HKDFParameters(fixed(value.modPow(own, PRIME)), null, null));
    key = new byte[KEY_BYTES];
    hkdf.generateBytes(key, 0, KEY_BYTES);
  }

  Sealed seal(byte[] secret) throws GeneralSecurityException {
    byte[] iv = new byte[KEY_BYTES];
    RANDOM.nextBytes(iv);
    return new Sealed(iv, cipher(Cipher.ENCRYPT_MODE, iv).doFinal(secret));
  }

  byte[] open(Sealed sealed) throws GeneralSecurityException {
    return cipher(Cipher.DECRYPT_MODE, sealed.iv()).doFinal(sealed.text());
  }

  private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
    return cipher;
  }

  private static byte[] fixed(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] fixed = new byte[PRIME_BYTES];
    int from = Math.max(0, bytes.length - PRIME_BYTES);
    int length = bytes.length - from;
    System.arraycopy(bytes, from, fixed, PRIME_BYTES - length, length);
    Arrays.fill(bytes, (byte) 0);
    return fixed;
  }
}
