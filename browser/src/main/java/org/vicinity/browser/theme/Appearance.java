package org.vicinity.browser.theme;

/** What the user wants of the brightness of windows. */
public enum Appearance {
  /** As the desktop has it. */
  SYSTEM,
  /** Always light. */
  LIGHT,
  /** Always dark. */
  DARK
}
