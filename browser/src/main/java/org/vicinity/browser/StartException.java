package org.vicinity.browser;

/** The browser cannot start; the message says why and what to do. */
final class StartException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ExitCode code;

  StartException(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  StartException(ExitCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  ExitCode code() {
    return code;
  }
}
