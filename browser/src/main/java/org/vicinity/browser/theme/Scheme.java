package org.vicinity.browser.theme;

/** How bright windows are. */
public enum Scheme {
  /** Dark text on a bright ground. */
  LIGHT,
  /** Bright text on a dark ground. */
  DARK
}
