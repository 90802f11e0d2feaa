package org.vicinity.bridge.protocol;

/** A call of a page fails with that error; what {@link #getMessage()} returns goes to the page. */
public final class ApiFailure extends Exception {
  private final ApiError error;

  /** Makes one whose message is the error's own text. */
  public ApiFailure(ApiError error) {
    super(error.text());
    this.error = error;
  }

  /**
   * Makes one whose message says more.
   *
   * @param detail what was seen and what was expected; no secret, nothing about other devices
   */
  public ApiFailure(ApiError error, String detail) {
    super(error.text() + ": " + detail);
    this.error = error;
  }

  /** Returns the kind of error. */
  public ApiError error() {
    return error;
  }
}
