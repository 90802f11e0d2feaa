package org.vicinity.channel;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a device says on each way by which it can be found, so that a browser that hears it on two
 * of them shows it once. Random and short-lived: whoever hears a later one cannot tell that it is
 * the same device. It proves nothing; the PIN does.
 *
 * @param text four characters of base64url (RFC 4648 section 5): 24 bits
 */
public record SightingTag(String text) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{4}");
  private static final int BYTES = 3;
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException when it is not four such characters
   */
  public SightingTag {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("not a tag");
    }
  }

  /** Makes a new one. */
  public static SightingTag random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new SightingTag(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Reads what a device says; hostile. Empty when it is none. */
  public static Optional<SightingTag> read(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new SightingTag(text)) : Optional.empty();
  }
}
