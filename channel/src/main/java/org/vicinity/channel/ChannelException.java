package org.vicinity.channel;

/** A near-field operation failed for the reason that {@link #error()} names. */
public class ChannelException extends Exception {
  private final ChannelError error;

  /** Makes one whose message is the error's own text. */
  public ChannelException(ChannelError error) {
    super(error.text());
    this.error = error;
  }

  /**
   * Makes one with a detail for the log.
   *
   * @param detail what was seen and what was expected; never a secret, never a person's data
   */
  public ChannelException(ChannelError error, String detail) {
    super(error.text() + " (" + detail + ")");
    this.error = error;
  }

  /** Makes one that was caused by another failure. */
  public ChannelException(ChannelError error, Throwable cause) {
    super(error.text(), cause);
    this.error = error;
  }

  /** Returns the reason. */
  public ChannelError error() {
    return error;
  }
}
