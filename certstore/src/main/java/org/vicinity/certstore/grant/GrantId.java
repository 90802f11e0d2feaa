package org.vicinity.certstore.grant;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Names one grant: random, per origin and user, so that two origins cannot tell that they hold the
 * same device. The page sees it as {@code LocalDevice.id}.
 *
 * @param value 128 random bits in base64url without padding, 22 characters
 */
public record GrantId(String value) {
  private static final int BYTES = 16;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{21}[AQgw]");
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Refuses what is not 128 bits in base64url. */
  public GrantId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a grant's id is 128 bits in base64url");
    }
  }

  /** Returns a new one. */
  public static GrantId random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new GrantId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  @Override
  public String toString() {
    return value;
  }
}
