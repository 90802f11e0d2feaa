package org.vicinity.certstore.grant;

import com.google.common.io.BaseEncoding;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Names a row of the file: random and known to nobody outside, so that a reader of the file cannot
 * match rows with the ids that pages see.
 */
final class RowId {
  static final int LENGTH = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] bytes;

  RowId(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  static RowId random() {
    byte[] bytes = new byte[LENGTH];
    RANDOM.nextBytes(bytes);
    return new RowId(bytes);
  }

  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowId that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return BaseEncoding.base16().lowerCase().encode(bytes);
  }
}
