package org.vicinity.demo.device.cache;

/** An upload is not taken. */
public final class UploadRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why not. */
  public enum Reason {
    /** The name is not a safe file name. */
    NAME("a name has 1 to 100 letters, digits, dots, underscores and hyphens, and no leading dot"),
    /** The one file is too large. */
    TOO_LARGE("the file is larger than this device takes"),
    /** All files together are. */
    QUOTA("this site's space on the device is used up; delete an upload first"),
    /** There are too many files. */
    TOO_MANY("this site has as many files on the device as it may; delete an upload first"),
    /** The pairing ended meanwhile. */
    GONE("this site is not paired with the device any more");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** Returns a sentence for people. */
    public String text() {
      return text;
    }
  }

  private final Reason reason;

  /** Makes one with the reason's own text. */
  public UploadRefusedException(Reason reason) {
    super(reason.text());
    this.reason = reason;
  }

  /** Returns why. */
  public Reason reason() {
    return reason;
  }
}
