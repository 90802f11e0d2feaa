package org.vicinity.demo.service.ca;

/** A certification request is not acceptable. The message says why and repeats nothing of it. */
final class CsrException extends Exception {
  private static final long serialVersionUID = 1L;

  CsrException(String message) {
    super(message);
  }
}
