package org.vicinity.browser.engine;

/** The engine could not be installed or started, or did not do what it was told. */
public final class EngineException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Makes one with a message that says what to do, where something can be done. */
  public EngineException(String message) {
    super(message);
  }

  /** Makes one with its cause. */
  public EngineException(String message, Throwable cause) {
    super(message, cause);
  }
}
