package org.vicinity.certstore.revocation;

/**
 * Bytes are not revocation information at all. The message says why and repeats nothing of them.
 */
public final class RevocationFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  RevocationFormatException(String why) {
    super(why);
  }

  RevocationFormatException(String why, Throwable cause) {
    super(why, cause);
  }
}
