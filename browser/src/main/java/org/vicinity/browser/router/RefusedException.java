package org.vicinity.browser.router;

/** A connection is refused for the reason that {@link #refusal()} names. */
final class RefusedException extends Exception {
  private final Refusal refusal;

  RefusedException(Refusal refusal) {
    super(refusal.text());
    this.refusal = refusal;
  }

  RefusedException(Refusal refusal, Throwable cause) {
    super(refusal.text(), cause);
    this.refusal = refusal;
  }

  Refusal refusal() {
    return refusal;
  }
}
