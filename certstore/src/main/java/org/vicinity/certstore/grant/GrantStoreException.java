package org.vicinity.certstore.grant;

/** The store could not do what was asked; nothing was changed, on disk or in memory. */
public final class GrantStoreException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why, with the English text for the log and the command line; no window shows it. */
  public enum Reason {
    /** The profile's folder or the file in it cannot be opened. */
    UNREADABLE("the device store cannot be opened; check the profile folder and its permissions"),
    /** A later version of the browser wrote the store. */
    NEWER_FORMAT("the device store was written by a newer version of this browser; update it"),
    /** The key file is there but cannot be used. */
    KEY_UNUSABLE("the device store's key file is damaged or cannot be read; restore it"),
    /** The key is in a keyring that nobody answers for. */
    KEYRING_NEEDED(
        "the key of your devices is in your keyring, and no keyring can be reached; start the browser"
            + " in the desktop session in which you used it before, or begin anew with --profile"),
    /** The key is in a keyring that is locked. */
    KEYRING_LOCKED(
        "the key of your devices is in your keyring, which is locked; unlock it and start again, or"
            + " begin anew with --profile"),
    /** The keyring does not have the key any more. */
    KEYRING_WITHOUT_KEY(
        "the key of your devices is not in your keyring any more; bring it back from a backup of the"
            + " keyring, or begin anew with --profile"),
    /** The disk is full, read-only, or another program holds the file. */
    WRITE_FAILED("the device store cannot be written; check for free space, nothing was changed"),
    /** Its certificates are beyond all measure. */
    TOO_LARGE("the device's certificates are too large to be stored"),
    /** Another grant has the host name. */
    HOST_TAKEN("another device already has this host name"),
    /** Another origin has the origin label. */
    LABEL_TAKEN("another origin already has this name"),
    /** A grant of this id exists already. */
    DUPLICATE("a grant with this id exists already"),
    /** No grant has the id: it was removed meanwhile. */
    UNKNOWN_GRANT("there is no such grant any more"),
    /** The store was closed. */
    CLOSED("the device store is closed");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** Returns the English sentence for the log and the command line. */
    public String text() {
      return text;
    }
  }

  private final Reason reason;

  /** A refusal without a cause below it. */
  public GrantStoreException(Reason reason) {
    super(reason.text());
    this.reason = reason;
  }

  /** A failure with its cause. */
  public GrantStoreException(Reason reason, Throwable cause) {
    super(reason.text(), cause);
    this.reason = reason;
  }

  /** Returns why. */
  public Reason reason() {
    return reason;
  }
}
