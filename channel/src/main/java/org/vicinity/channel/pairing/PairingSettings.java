package org.vicinity.channel.pairing;

import java.time.Duration;
import org.vicinity.channel.session.Pins;

/**
 * How a device lets itself be paired.
 *
 * @param pin what the person reads off the device: 1 to 32 printable ASCII characters, 4 to 12
 *     digits recommended
 * @param armed how long a pairing may wait for the browser's next step
 * @param total how long a pairing may take altogether, from its first message
 * @param maxFailures how many wrong PINs close the pairing mode
 */
public record PairingSettings(String pin, Duration armed, Duration total, int maxFailures) {
  /** {@link #armed()} unless told otherwise: time to find and type a PIN. */
  public static final Duration ARMED = Duration.ofMinutes(2);

  /** {@link #total()} unless told otherwise. */
  public static final Duration TOTAL = Duration.ofMinutes(10);

  /** {@link #maxFailures()} unless told otherwise: 1 in 500 for a PIN of four digits. */
  public static final int MAX_FAILURES = 20;

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException when the PIN cannot be one, a time is not positive, the total
   *     is shorter than the armed time, or no failure is allowed
   */
  public PairingSettings {
    Pins.checked(pin);
    if (armed.isNegative() || armed.isZero() || total.compareTo(armed) < 0 || maxFailures < 1) {
      throw new IllegalArgumentException("pairing limits must be positive, total >= armed");
    }
  }

  /** Returns settings with that PIN and the default limits. */
  public static PairingSettings withPin(String pin) {
    return new PairingSettings(pin, ARMED, TOTAL, MAX_FAILURES);
  }

  /** Says the limits, not the PIN. */
  @Override
  public String toString() {
    return "PairingSettings[armed="
        + armed
        + ", total="
        + total
        + ", maxFailures="
        + maxFailures
        + "]";
  }
}
