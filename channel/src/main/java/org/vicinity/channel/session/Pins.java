package org.vicinity.channel.session;

import java.util.regex.Pattern;

/** What a PIN may look like. */
public final class Pins {
  /** The longest PIN, in characters. */
  public static final int MAX_LENGTH = 32;

  private static final Pattern PIN = Pattern.compile("[\\x20-\\x7e]{1," + MAX_LENGTH + "}");

  private Pins() {}

  /**
   * Returns the PIN if it is 1 to {@value #MAX_LENGTH} printable ASCII characters; 4 to 12 digits
   * are recommended.
   *
   * @throws IllegalArgumentException when it is not; the text does not repeat it
   */
  public static String checked(String pin) {
    if (!PIN.matcher(pin).matches()) {
      throw new IllegalArgumentException("a PIN has 1 to 32 printable ASCII characters");
    }
    return pin;
  }
}
