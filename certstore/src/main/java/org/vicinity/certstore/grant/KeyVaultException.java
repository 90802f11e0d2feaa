package org.vicinity.certstore.grant;

/** A key vault cannot be used now. The texts are for logs and hold no secret. */
public final class KeyVaultException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** No service answers for keyrings. */
    ABSENT("there is no keyring on this computer"),
    /** It is locked and was not unlocked, or the user declined. */
    LOCKED("the keyring is locked"),
    /** It answered with an error or with nonsense. */
    FAILED("the keyring did not work");

    private final String text;

    Reason(String text) {
      this.text = text;
    }
  }

  private final Reason reason;

  /** Without a cause. */
  public KeyVaultException(Reason reason) {
    super(reason.text);
    this.reason = reason;
  }

  /** With a cause, whose text must not hold a secret. */
  public KeyVaultException(Reason reason, Throwable cause) {
    super(reason.text, cause);
    this.reason = reason;
  }

  /** Returns why. */
  public Reason reason() {
    return reason;
  }
}
