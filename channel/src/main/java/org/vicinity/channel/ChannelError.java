package org.vicinity.channel;

/**
 * Everything that can go wrong on a near-field channel: one table for code on the wire, Java and
 * documentation. The number is what an ERROR message carries; never reuse one.
 */
public enum ChannelError {
  CLOSED(1, "the device closed the connection"),
  TIMEOUT(2, "the device did not answer in time"),
  TOO_LARGE(3, "a message is larger than 16 KB"),
  MALFORMED(4, "a message is not well formed"),
  UNSUPPORTED_VERSION(5, "the other side speaks another version of the protocol"),
  UNKNOWN_TYPE(6, "the other side sent a message of an unknown type"),
  OUT_OF_ORDER(7, "a message came at a step where it is not allowed"),
  BUSY(8, "the device is being set up by another browser; try again in a minute"),
  PAIRING_CLOSED(9, "the device does not accept new connections; restart its pairing mode"),
  WRONG_PIN(10, "the PIN is wrong"),
  NOT_AUTHENTICATED(11, "the encrypted session is damaged or was tampered with"),
  ORIGIN_REFUSED(12, "the device does not accept this web site"),
  NAME_TAKEN(13, "the host name is taken on this network"),
  CHALLENGE_REFUSED(14, "the challenge has a wrong length or was used before"),
  CERTIFICATE_REFUSED(15, "the device refused the certificate"),
  EXPIRED(16, "setting up the device took too long"),
  UNREACHABLE(17, "the device cannot be reached"),
  INTERNAL(18, "the device reported an internal error");

  private final int code;
  private final String text;

  ChannelError(int code, String text) {
    this.code = code;
    this.text = text;
  }

  /** Returns the number on the wire. */
  public int code() {
    return code;
  }

  /** Returns one English sentence without a full stop, fit to show to a person. */
  public String text() {
    return text;
  }

  /** Returns the error with that number; an unknown number is {@link #INTERNAL}. */
  public static ChannelError ofCode(int code) {
    for (ChannelError error : values()) {
      if (error.code == code) {
        return error;
      }
    }
    return INTERNAL;
  }
}
