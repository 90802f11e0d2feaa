package org.vicinity.browser.display;

import java.util.OptionalInt;

/** How strong a device's radio is received, as far as that says how near it is. */
public enum Signal {
  /** Not told: a cable, or a network. */
  NONE,
  /** In another room, or further. */
  WEAK,
  /** In the same room. */
  MEDIUM,
  /** Next to this computer. */
  STRONG;

  private static final int STRONG_DBM = -58;
  private static final int MEDIUM_DBM = -75;

  /** Returns the strength for a level in dBm. */
  public static Signal of(OptionalInt dbm) {
    if (dbm.isEmpty()) {
      return NONE;
    }
    if (dbm.getAsInt() >= STRONG_DBM) {
      return STRONG;
    }
    return dbm.getAsInt() >= MEDIUM_DBM ? MEDIUM : WEAK;
  }

  /** Returns how many of three bars it has. */
  int bars() {
    return ordinal();
  }

  /** Returns it in words; empty when it is not told. */
  public String label() {
    return this == NONE ? "" : DisplayTexts.SIGNAL.of(this);
  }
}
