package org.vicinity.browser;

/** How the browser's process ends. */
enum ExitCode {
  /** Closed by its user. */
  OK(0),
  /** Something that is in none of the other cases. */
  FAILED(1),
  /** The command line is wrong. */
  USAGE(2),
  /** Another browser uses the profile. */
  PROFILE_IN_USE(3),
  /** There is no display to show windows on. */
  NO_DISPLAY(4),
  /** The remote debugging port is taken. */
  PORT_IN_USE(5),
  /** The engine could not be unpacked or started. */
  NO_ENGINE(6);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
