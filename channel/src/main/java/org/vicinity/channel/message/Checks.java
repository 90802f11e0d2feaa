package org.vicinity.channel.message;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** The bounds of the fields of messages; each throws {@link IllegalArgumentException}. */
final class Checks {
  /** An uncompressed point on P-256 (SEC 1 section 2.3.3). */
  static final int POINT = 65;

  /** A scalar, a key, a hash or a MAC. */
  static final int WORD = 32;

  static final int MAX_CERTIFICATE = 4 * 1024;
  static final int MAX_CHAIN = 4;

  private static final long MAX_CORRELATION = 0xFFFF_FFFFL;
  private static final int MAX_USER_CHARACTERS = 128;

  private static final Pattern ORIGIN =
      Pattern.compile("https?://([a-z0-9._-]{1,253}|\\[[0-9a-f:.]{2,45}\\])(:[1-9][0-9]{0,4})?");
  private static final Pattern HOST =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.){2}local");

  private Checks() {}

  static void correlation(long value) {
    range("correlation number", value, 0, MAX_CORRELATION);
  }

  static void range(String field, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(field + " is not in " + least + ".." + most);
    }
  }

  static void size(String field, byte[] value, int least, int most) {
    if (value.length < least || value.length > most) {
      throw new IllegalArgumentException(
          field + " has " + value.length + " bytes, not " + least + ".." + most);
    }
  }

  static void point(String field, byte[] value) {
    size(field, value, POINT, POINT);
  }

  static void word(String field, byte[] value) {
    size(field, value, WORD, WORD);
  }

  /** A serialized web origin (RFC 6454 section 6.2) in ASCII. */
  static void origin(String value) {
    if (!ORIGIN.matcher(value).matches()) {
      throw new IllegalArgumentException("origin is not a serialized http or https origin");
    }
  }

  /** Two labels and {@code local}. */
  static void host(String value) {
    if (!HOST.matcher(value).matches()) {
      throw new IllegalArgumentException("host is not of the form label.label.local");
    }
  }

  static void user(String value) {
    boolean clean = value.chars().noneMatch(Character::isISOControl);
    if (value.length() > MAX_USER_CHARACTERS || !clean || !isUnicode(value)) {
      throw new IllegalArgumentException("user has over 128 characters or a control character");
    }
  }

  static void ascii(String field, String value, int most) {
    boolean clean = value.chars().allMatch(c -> c > 0x20 && c < 0x7f);
    if (value.isEmpty() || value.length() > most || !clean) {
      throw new IllegalArgumentException(field + " is not 1.." + most + " printable ASCII");
    }
  }

  static void certificates(List<byte[]> chain) {
    range("length of the chain", chain.size(), 1, MAX_CHAIN);
    chain.forEach(Checks::certificate);
  }

  static void certificate(byte[] der) {
    size("certificate", der, 1, MAX_CERTIFICATE);
  }

  private static boolean isUnicode(String value) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(value);
  }
}
