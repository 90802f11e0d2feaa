package org.vicinity.certstore.verify;

/** A text is not a list of certificates in PEM. The message says why and repeats nothing of it. */
public final class CertificateFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  CertificateFormatException(String why) {
    super("not certificates in PEM: " + why);
  }

  CertificateFormatException(String why, Throwable cause) {
    super("not certificates in PEM: " + why, cause);
  }
}
