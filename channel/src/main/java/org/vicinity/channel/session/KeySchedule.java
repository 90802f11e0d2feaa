package org.vicinity.channel.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.params.HKDFParameters;

/**
 * The keys of one session: HKDF-SHA256 (RFC 5869) over the shared point, salted with the
 * transcript.
 */
final class KeySchedule implements AutoCloseable {
  private static final String EXPORTER = "vicinity/1 exporter";
  private static final int KEY = 32;

  private final byte[] keyingMaterial;
  private final byte[] transcriptHash;

  /** Takes both arrays over and wipes the first when closed. */
  KeySchedule(byte[] keyingMaterial, byte[] transcriptHash) {
    this.keyingMaterial = keyingMaterial;
    this.transcriptHash = transcriptHash;
  }

  /** Returns the AES-256 key for what that end sends. */
  byte[] sendingKey(Role sender) {
    return derive(sender.keyLabel());
  }

  /** Returns the session's exporter value. */
  byte[] exporter() {
    return derive(EXPORTER);
  }

  private byte[] derive(String label) {
    HKDFBytesGenerator hkdf = new HKDFBytesGenerator(SHA256Digest.newInstance());
    byte[] info = label.getBytes(StandardCharsets.US_ASCII);
    hkdf.init(new HKDFParameters(keyingMaterial, transcriptHash, info));
    byte[] key = new byte[KEY];
    hkdf.generateBytes(key, 0, KEY);
    return key;
  }

  @Override
  public void close() {
    Arrays.fill(keyingMaterial, (byte) 0);
  }
}
